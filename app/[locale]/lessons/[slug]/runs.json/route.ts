import { locales } from '@/content/locale'
import { nameOf } from '@/sandbox/name-of'
import { lessonSlugs, shownScenarios } from '@/server/lessons'
import { simulate } from '@/tcp/simulate'

export const dynamic = 'force-static'
export const dynamicParams = false
/** A route handler is given the parameters of no page or layout. */
export const generateStaticParams = () => lessonSlugs().flatMap((slug) => locales.map((locale) => ({ locale, slug })))

/** The traces of all that a lesson shows, so that its simulators need the engine only when something is changed. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/lessons/[slug]/runs.json'>) {
  const { slug } = await params
  return Response.json(
    Object.fromEntries(shownScenarios(slug).map((scenario) => [nameOf(scenario), simulate(scenario)])),
  )
}
