import 'server-only'
import { createTransport } from 'nodemailer'
import { type Letter, letters } from '../../content/letters.ts'
import type { Locale } from '../../content/locale.ts'
import { log } from '../log.ts'

interface Mail {
  to: string
  locale: Locale
  letter: Letter
  /** The address that the letter's text leads to. */
  link?: string
}

/** Without SMTP_URL nothing is sent, and nothing says that it was. */
export const sendsMail = (smtp = process.env.SMTP_URL): boolean => Boolean(smtp)

/** Nobody waits for it: how long it takes would tell whether there is such an account. */
export function sendMail({ to, locale, letter, link = '' }: Mail, smtp = process.env.SMTP_URL): void {
  const { subject, text } = letters[letter][locale]
  const mail = { from: process.env.MAIL_FROM, to, subject, text: text.join('\n\n').replace('{link}', link) }
  createTransport(smtp)
    .sendMail(mail)
    // The error itself names the address, which does not belong in a log.
    .catch(({ code, responseCode }) => log('mail-not-sent', { letter, code, responseCode }))
}
