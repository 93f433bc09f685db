import { isLocale, type Locale } from '@/content/locale'

type Files<Texts> = Record<Locale, () => Promise<{ default: Texts }>>

/** Texts that come when they are needed: once for each language, and asked for again after a failure. */
export function laterTexts<Texts>(files: Files<Texts>): (locale: string) => Promise<Texts> {
  const known: Partial<Record<Locale, Promise<Texts>>> = {}
  return (locale) => {
    const language = isLocale(locale) ? locale : 'en'
    known[language] ??= files[language]().then(
      (file) => file.default,
      (error) => {
        delete known[language]
        throw error
      },
    )
    return known[language]
  }
}
