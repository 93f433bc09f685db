import { libraryEntries, libraryScenario } from '@/server/library'

export const dynamic = 'force-static'
export const dynamicParams = false
export const generateStaticParams = () => libraryEntries().map(({ slug }) => ({ slug }))

/** One scenario of the library, with its recording, as the workbench opens it. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/sandbox/scenarios/[slug]'>) {
  const { slug } = await params
  const entry = libraryEntries().find((each) => each.slug === slug)
  if (!entry) return new Response(null, { status: 404 })
  return Response.json(libraryScenario(entry))
}
