import type { Catalogue } from '@/components/assignment/data'
import { isLocale, locales } from '@/content/locale'
import { courseCatalogue } from '@/server/lessons'

export const dynamic = 'force-static'
export const dynamicParams = false
export const generateStaticParams = () => locales.map((locale) => ({ locale }))

/** What an assignment can be made of, fetched once by the form that makes one. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const catalogue: Catalogue = { lessons: courseCatalogue(locale) }
  return Response.json(catalogue)
}
