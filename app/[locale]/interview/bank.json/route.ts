import { isLocale, locales } from '@/content/locale'
import { bankIndex } from '@/server/bank-index'

export const dynamic = 'force-static'
export const dynamicParams = false
export const generateStaticParams = () => locales.map((locale) => ({ locale }))

/** What a mock interview is planned by, and what its report names. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  return Response.json(await bankIndex(locale))
}
