import 'server-only'
import { historyOf, ticksOf } from './history.ts'
import { json } from './http/handle.ts'
import { interviewId } from './interview.ts'
import { interviewBank } from './interview-bank.ts'
import { type Points, type QuestionProgress, summary } from './progress.ts'
import { learnerOf } from './visitors.ts'

export interface InterviewRecord {
  /** By slug: what the learner ticked. */
  ticked: Record<string, QuestionProgress>
  /** Slugs of what is not known yet: the last time not all was ticked, or a graded question on the same thing is wrong. */
  again: string[]
}

/** GET /api/interview */
export async function getInterview(request: Request): Promise<Response> {
  const learner = await learnerOf(request)
  const [ticks, history] = learner ? await Promise.all([ticksOf(learner), historyOf(learner)]) : [[], []]
  const [ticked, graded] = [summary(ticks), summary(history)]
  const record: InterviewRecord = { ticked: {}, again: [] }
  for (const { slug, graded: ids } of interviewBank()) {
    const own = ticked[interviewId(slug)]
    if (own) record.ticked[slug] = own
    const last = [own, ...ids.map((id) => graded[id])].flatMap((one) => one?.last ?? [])
    if (last.some(incomplete)) record.again.push(slug)
  }
  return json(record)
}

const incomplete = ({ earned, of }: Points) => earned < of
