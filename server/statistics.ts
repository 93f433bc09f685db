import 'server-only'
import { refuseUnlessAdministrator } from './administration.ts'
import { database } from './database/database.ts'
import { Prisma } from './database/generated/sqlite/client.ts'
import { jsonText } from './database/sql.ts'
import { json } from './http/handle.ts'
import { type FirstTry, type Item, itemStatistics } from './item-statistics.ts'

const batch = 5_000
const freshMs = 60_000
let last: { at: number; items: Promise<Item[]> } | undefined

/** GET /api/statistics: over everybody, for administrators. */
export async function getStatistics(request: Request, now = Date.now()): Promise<Response> {
  const refused = await refuseUnlessAdministrator(request)
  if (refused) return refused
  if (!last || now - last.at >= freshMs) last = { at: now, items: statistics() }
  return json({ items: await last.items })
}

const everywhere = Prisma.sql`"Attempt" AS "a" WHERE TRUE`

/** `from` says over which of the attempts `a`. */
export const statistics = (from = everywhere): Promise<Item[]> => itemStatistics(() => firstTries(from))

/** The variant of the pages is everybody's first try. What was imported was answered elsewhere, or written by hand. */
async function* firstTries(from: Prisma.Sql): AsyncGenerator<FirstTry[]> {
  for (let after = { learnerId: '', id: '' }; ; ) {
    const rows = await database().client.$queryRaw<Row[]>`
      SELECT "a"."learnerId", "a"."id", "a"."questionId", "a"."earned" / "a"."of" AS "share",
             ${jsonText('answer')} AS "answer", "a"."locale", "a"."elapsedMs"
      FROM ${from} AND ("a"."learnerId", "a"."id") > (${after.learnerId}, ${after.id})
        AND "a"."variant" = 1 AND NOT "a"."imported"
      ORDER BY "a"."learnerId", "a"."id" LIMIT ${batch}`
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(({ id: _, answer, ...row }) => ({ ...row, chosen: chosenIn(JSON.parse(answer)) }))
    after = last
  }
}

interface Row extends Omit<FirstTry, 'chosen'> {
  id: string
  answer: string
}

/** Answers that name options are a word or a list of words. */
function chosenIn(answer: unknown): string[] {
  const words = Array.isArray(answer) ? answer : [answer]
  return words.filter((word) => typeof word === 'string')
}
