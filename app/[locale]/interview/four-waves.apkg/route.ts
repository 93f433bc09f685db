import { deckNames } from '@/components/interview/deck-names'
import { isLocale, locales } from '@/content/locale'
import { ankiFile } from '@/server/anki/package'
import { studyCards } from '@/server/study-cards'

export const dynamic = 'force-static'
export const dynamicParams = false
export const generateStaticParams = () => locales.map((locale) => ({ locale }))

/** All cards of the bank as one file for Anki, made once, with the pages. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  return ankiFile(`four-waves-${locale}`, studyCards(locale), locale, await deckNames(locale))
}
