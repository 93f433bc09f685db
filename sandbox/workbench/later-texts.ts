import type { Locale } from '@/content/locale'

type Files<Texts> = Record<Locale, () => Promise<{ default: Texts }>>

/** Texts that come when they are needed: once for each language, and asked for again after a failure. */
export function laterTexts<Texts>(files: Files<Texts>): (locale: Locale) => Promise<Texts> {
  const known: Partial<Record<Locale, Promise<Texts>>> = {}
  return (locale) => {
    known[locale] ??= files[locale]().then(
      (file) => file.default,
      (error) => {
        delete known[locale]
        throw error
      },
    )
    return known[locale]
  }
}
