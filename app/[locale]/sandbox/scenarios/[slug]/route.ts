import { locales } from '@/content/locale'
import { libraryEntries, libraryScenario } from '@/server/library'

export const dynamic = 'force-static'
export const dynamicParams = false
/** Both of the address: a layout's own list is not for routes. */
export const generateStaticParams = () =>
  locales.flatMap((locale) => libraryEntries().map(({ slug }) => ({ locale, slug })))

/** One scenario of the library, with its recording, as the workbench opens it. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/sandbox/scenarios/[slug]'>) {
  const { slug } = await params
  const entry = libraryEntries().find((each) => each.slug === slug)
  if (!entry) return new Response(null, { status: 404 })
  return Response.json(libraryScenario(entry))
}
