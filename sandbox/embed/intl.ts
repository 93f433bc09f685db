// What the sandbox's views use of next-intl, for texts that were compiled while the page was built.
import format from 'icu-minify/format'
import { createElement, Fragment } from 'preact'

interface Texts {
  [key: string]: Compiled | Texts
}
type Compiled = Parameters<typeof format>[0]
type Values = Record<string, unknown>

const locale = document.documentElement.lang
const texts: Texts = JSON.parse(document.getElementById('texts')?.textContent ?? '{}')

const formatters = {
  getNumberFormat: (...wanted: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...wanted),
  getPluralRules: (...wanted: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...wanted),
  getDateTimeFormat: (...wanted: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...wanted),
}

const translators = new Map<string, ReturnType<typeof translator>>()

export function useTranslations(area: string) {
  const known = translators.get(area) ?? translator(area)
  translators.set(area, known)
  return known
}

export const useLocale = () => locale.slice(0, 2)

function translator(area: string) {
  const formatted = (key: string, values?: Values) => {
    const text = [area, ...key.split('.')].reduce<Compiled | Texts | undefined>(
      (inner, part) => (inner as Texts | undefined)?.[part],
      texts,
    )
    return format((text ?? key) as Compiled, locale, values as never, { formatters } as never)
  }
  const t = (key: string, values?: Values) => String(formatted(key, values))
  t.rich = (key: string, values?: Values) => createElement(Fragment, null, formatted(key, values) as never)
  return t
}
