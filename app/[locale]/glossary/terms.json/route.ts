import { isLocale, locales } from '@/content/locale'
import { glossary } from '@/server/glossary'

export const dynamic = 'force-static'
export const dynamicParams = false
export const generateStaticParams = () => locales.map((locale) => ({ locale }))

/** What the cards beside linked terms show. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  return Response.json(glossary().map(({ slug, term, text }) => ({ slug, term: term[locale], text: text[locale] })))
}
