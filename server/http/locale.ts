import { defaultLocale, isLocale, type Locale } from '../../content/locale.ts'

/** The language that `?locale=` asks for, or the product's own. */
export function localeIn(request: Request): Locale {
  const asked = new URL(request.url).searchParams.get('locale')
  return isLocale(asked) ? asked : defaultLocale
}
