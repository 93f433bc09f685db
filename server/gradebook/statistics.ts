import 'server-only'
import { readingClass } from '../classes/access.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { json } from '../http/handle.ts'
import { localeIn } from '../http/locale.ts'
import { problem } from '../http/problem.ts'
import { misconceptions } from '../misconceptions.ts'
import { refutation } from '../myths.ts'
import { statistics } from '../statistics.ts'
import { seenIn } from './answers.ts'
import { titlesOf } from './titles.ts'

const most = 20

/** GET /api/classes/ID/statistics?locale=: of the answers that the class sees. */
export const getClassStatistics = readingClass('gradebook:see', async ({ classroom }, { request }) => {
  const locale = localeIn(request)
  const known = misconceptions()
  const cameUp = await commonest(classroom.id)
  const items = await statistics(seenIn(classroom.id))
  const titleOf = await titlesOf(
    items.map(({ questionId }) => questionId),
    locale,
  )
  return json({
    classroom: { id: classroom.id, name: classroom.name },
    items: items.map((item) => ({ ...item, title: titleOf(item.questionId) })),
    misconceptions: cameUp.flatMap(({ slug, learners }) => {
      const entry = known.get(slug)
      return entry ? [{ slug, learners, claim: entry.claim[locale], lesson: entry.lesson }] : []
    }),
    days: await daysOf(classroom.id),
  })
})

/** GET /api/classes/ID/misconceptions/SLUG?locale=: what refutes it, to be shown to the class. */
export const getRefutation = readingClass('gradebook:see', async (_, { id, request }) => {
  const entry = misconceptions().get(id)
  if (!entry) return problem('not-found')
  const locale = localeIn(request)
  const { claim, correction, source } = entry
  return json({ claim: claim[locale], correction: correction[locale], source, scenario: refutation(entry) })
})

/** How many learners' answers showed it, the most first. */
async function commonest(classroomId: string): Promise<{ slug: string; learners: number }[]> {
  const rows = await retryWhenBusy(
    () => database().client.$queryRaw<{ learnerId: string; slugs: string }[]>`
      SELECT DISTINCT "a"."learnerId", "a"."misconceptions" AS "slugs"
      FROM ${seenIn(classroomId)} AND "a"."misconceptions" <> '' AND NOT "a"."imported"`,
  )
  const learners = new Map<string, Set<string>>()
  for (const { learnerId, slugs } of rows) {
    for (const slug of slugs.split(' ')) learners.set(slug, (learners.get(slug) ?? new Set()).add(learnerId))
  }
  return [...learners]
    .map(([slug, some]) => ({ slug, learners: some.size }))
    .sort((one, other) => other.learners - one.learners || (one.slug < other.slug ? -1 : 1))
    .slice(0, most)
}

/** By day in UTC: answers, learners who gave them, and the mean share of what could be earned. */
async function daysOf(classroomId: string) {
  const rows = await retryWhenBusy(
    () => database().client.$queryRaw<{ day: string; answers: bigint; learners: bigint; share: number }[]>`
      SELECT SUBSTR(CAST("a"."createdAt" AS TEXT), 1, 10) AS "day", COUNT(*) AS "answers",
             COUNT(DISTINCT "a"."learnerId") AS "learners", AVG("a"."earned" / "a"."of") AS "share"
      FROM ${seenIn(classroomId)} AND "a"."status" = 'graded' AND NOT "a"."imported"
      GROUP BY SUBSTR(CAST("a"."createdAt" AS TEXT), 1, 10) ORDER BY 1`,
  )
  return rows.map(({ day, answers, learners, share }) => {
    return { day, answers: Number(answers), learners: Number(learners), share }
  })
}
