import { locales } from '@/content/locale'
import { lessonRuns, lessonScenario, lessonSlugs } from '@/server/lessons'
import { simulate } from '@/tcp/simulate'
import { transcript } from '@/tcp/transcript'

export const dynamic = 'force-static'
export const dynamicParams = false
/** A route handler is given the parameters of no page or layout. */
export const generateStaticParams = () =>
  lessonSlugs().flatMap((slug) =>
    lessonRuns(slug).flatMap((run) => locales.map((locale) => ({ locale, slug, name: `${run}.txt` }))),
  )

/** The run of a figure as text, for readers without scripts. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/lessons/[slug]/runs/[name]'>) {
  const { slug, name } = await params
  const scenario = await lessonScenario(slug, name.replace(/\.txt$/, ''))
  return new Response(transcript(simulate(scenario), scenario), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
