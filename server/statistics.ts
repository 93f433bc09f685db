import 'server-only'
import { database } from './database/database.ts'
import { jsonText } from './database/sql.ts'
import { json } from './http/handle.ts'
import { problem } from './http/problem.ts'
import { type FirstTry, type Item, itemStatistics } from './item-statistics.ts'

const batch = 5_000
const freshMs = 60_000
let last: { at: number; items: Promise<Item[]> } | undefined

/** GET /api/statistics: there when the operator has switched it on, for there are no accounts to tell who may see it. */
export async function getStatistics(_: Request, now = Date.now()): Promise<Response> {
  if (process.env.ITEM_STATISTICS !== '1') return problem('not-found')
  if (!last || now - last.at >= freshMs) last = { at: now, items: statistics() }
  return json({ items: await last.items })
}

export const statistics = (): Promise<Item[]> => itemStatistics(firstTries)

/** The variant of the pages is everybody's first try. What was imported was answered elsewhere, or written by hand. */
async function* firstTries(): AsyncGenerator<FirstTry[]> {
  for (let after = { learnerId: '', id: '' }; ; ) {
    const rows = await database().client.$queryRaw<Row[]>`
      SELECT "learnerId", "id", "questionId", "earned" / "of" AS "share", ${jsonText('answer')} AS "answer",
             "locale", "elapsedMs"
      FROM "Attempt" WHERE ("learnerId", "id") > (${after.learnerId}, ${after.id}) AND "variant" = 1 AND NOT "imported"
      ORDER BY "learnerId", "id" LIMIT ${batch}`
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
