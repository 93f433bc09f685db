import type { SearchDocument } from '@/components/search/engine'
import { isLocale, locales } from '@/content/locale'
import { searchDocuments } from '@/server/search'

export const dynamic = 'force-static'
export const dynamicParams = false
export const generateStaticParams = () => locales.map((locale) => ({ locale }))

/** What the search looks through, fetched once by the page that searches. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const documents: SearchDocument[] = searchDocuments(locale)
  return Response.json(documents)
}
