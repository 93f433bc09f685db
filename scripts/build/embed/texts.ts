import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import compile from 'icu-minify/compile'
import type { Locale } from '../../../content/locale.ts'

interface Messages {
  [key: string]: string | Messages
}
interface Compiled {
  [key: string]: ReturnType<typeof compile> | Compiled
}

/** The texts of the page, compiled: those of the embed, and of the sandbox's those that the scripts name. */
export function textsFor(root: string, locale: Locale, scripts: string) {
  const { dialog: _, ...embed } = read(root, 'embed', locale)
  const sandbox = Object.entries(read(root, 'sandbox', locale)).filter(([key]) =>
    new RegExp(`["'\`]${key}["'\`.]`).test(scripts),
  )
  return { embed: compiled(embed), sandbox: compiled(Object.fromEntries(sandbox)) }
}

const read = (root: string, area: string, locale: Locale): Messages =>
  JSON.parse(readFileSync(join(root, 'content', 'messages', `${area}.${locale}.json`), 'utf8'))

const compiled = (messages: Messages): Compiled =>
  Object.fromEntries(
    Object.entries(messages).map(([key, text]) => [key, typeof text === 'string' ? compile(text) : compiled(text)]),
  )
