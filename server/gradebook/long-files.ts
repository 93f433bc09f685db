import 'server-only'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { jsonText } from '../database/sql.ts'
import { seenIn } from './answers.ts'
import type { Value } from './csv.ts'
import { listedIn } from './people.ts'

const page = 1000

/** A line of a file with its columns by name. */
export type Line = Record<string, Value | object>

interface AttemptRow {
  learnerId: string
  userId: string
  id: string
  questionId: string
  createdAt: Date
  sequence: number
  mode: string
  status: string
  earned: number | null
  of: number | null
  earnedNow: number | null
  ofNow: number | null
  misconceptions: string
  locale: string | null
  elapsedMs: number | null
  hints: number
  imported: boolean
  answer: string
}

export const attemptColumns = [
  'name',
  'studentNumber',
  'section',
  'question',
  'attempt',
  'at',
  'sequence',
  'mode',
  'status',
  'earned',
  'of',
  'earnedNow',
  'ofNow',
  'misconceptions',
  'locale',
  'elapsedMs',
  'hints',
  'imported',
  'answer',
]

/** Every attempt that the class sees, some at a time; `earnedNow` is what regrading found. */
export async function* attemptLines(classroomId: string): AsyncGenerator<Line[]> {
  const { client } = database()
  const learners = await retryWhenBusy(() => listedIn(client, classroomId))
  const byId = new Map(learners.map((learner) => [learner.userId, learner]))
  for (let after = { learnerId: '', id: '' }; ; ) {
    const rows = await retryWhenBusy(
      () => client.$queryRaw<AttemptRow[]>`
        SELECT "a"."learnerId", "u"."id" AS "userId", "a"."id", "a"."questionId", "a"."createdAt", "a"."sequence",
               "a"."mode", "a"."status", "a"."earned", "a"."of", "a"."misconceptions", "a"."locale", "a"."elapsedMs",
               "a"."hints", "a"."imported", ${jsonText('answer')} AS "answer",
               (SELECT "r"."earned" FROM "Result" AS "r" WHERE "r"."learnerId" = "a"."learnerId"
                AND "r"."attemptId" = "a"."id" ORDER BY "r"."createdAt" DESC LIMIT 1) AS "earnedNow",
               (SELECT "r"."of" FROM "Result" AS "r" WHERE "r"."learnerId" = "a"."learnerId"
                AND "r"."attemptId" = "a"."id" ORDER BY "r"."createdAt" DESC LIMIT 1) AS "ofNow"
        FROM ${seenIn(classroomId)} AND ("a"."learnerId", "a"."id") > (${after.learnerId}, ${after.id})
        ORDER BY "a"."learnerId", "a"."id" LIMIT ${page}`,
    )
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => {
      const { learnerId: _, userId, id, questionId, createdAt, earnedNow, ofNow, imported, answer, ...rest } = row
      const { name = '', studentNumber = '', section = null } = byId.get(userId) ?? {}
      return {
        name,
        studentNumber,
        section,
        question: questionId,
        attempt: id,
        at: new Date(createdAt).toISOString(),
        ...rest,
        earnedNow: earnedNow ?? rest.earned,
        ofNow: ofNow ?? rest.of,
        imported: Boolean(imported),
        answer: JSON.parse(answer),
      }
    })
    after = last
  }
}

export const eventColumns = ['at', 'by', 'action', 'details']

/** Who did what in the class, from the first on. */
export async function* eventLines(classroomId: string): AsyncGenerator<Line[]> {
  const { auditEvent, user } = database().client
  for (let last = ''; ; ) {
    const rows = await retryWhenBusy(() =>
      auditEvent.findMany({
        where: { classroomId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: page,
        ...(last ? { cursor: { id: last }, skip: 1 } : {}),
      }),
    )
    if (rows.length === 0) return
    const ids = [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))]
    const users = await retryWhenBusy(() =>
      user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    )
    const names = new Map(users.map(({ id, name }) => [id, name]))
    yield rows.map(({ actorId, action, details, createdAt }) => {
      return { at: createdAt.toISOString(), by: names.get(actorId ?? '') ?? null, action, details: details as object }
    })
    last = rows.at(-1)!.id
  }
}
