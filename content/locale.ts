export const locales = ['en', 'zh'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'en'

/** A text in every language of the product. */
export type Localized = Record<Locale, string>

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale)

/** The language tag of each locale, for `lang` and `Intl`. */
export const languageTags: Record<Locale, string> = { en: 'en', zh: 'zh-Hans' }
