import { getTranslations } from 'next-intl/server'
import { isLocale, locales } from '@/content/locale'
import { ankiPackage } from '@/server/anki/package'
import { studyCards } from '@/server/study-cards'

export const dynamic = 'force-static'
export const dynamicParams = false
export const generateStaticParams = () => locales.map((locale) => ({ locale }))

/** All cards as one file for Anki, made once, with the pages. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const t = await getTranslations({ locale, namespace: 'interview.anki' })
  const names = { all: t('all'), groups: { questions: t('questions'), 'follow-ups': t('followUps') } }
  const packed = ankiPackage(studyCards(locale), locale, names, Date.now())
  return new Response(Buffer.from(packed), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="four-waves-${locale}.apkg"`,
    },
  })
}
