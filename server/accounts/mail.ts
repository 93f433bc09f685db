import 'server-only'
import { createTransport } from 'nodemailer'
import type { Locale } from '../../content/locale.ts'
import en from '../../content/messages/mail.en.json' with { type: 'json' }
import zh from '../../content/messages/mail.zh.json' with { type: 'json' }

const texts: Record<Locale, typeof en> = { en, zh }
export type Letter = keyof typeof en

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
  const { subject, text } = texts[locale][letter]
  const mail = { from: process.env.MAIL_FROM, to, subject, text: text.join('\n').replace('{link}', link) }
  createTransport(smtp)
    .sendMail(mail)
    // The error itself names the address, which does not belong in a log.
    .catch(({ code, responseCode }) => console.error('a mail was not sent:', letter, code, responseCode ?? ''))
}
