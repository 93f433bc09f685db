import 'server-only'
import { database } from './database/database.ts'
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
  for (let after = 0; ; ) {
    const rows = await database().client.$queryRaw<Row[]>`
      SELECT rowid AS "rowid", "learnerId", "questionId", "earned" / "of" AS "share", json("answer") AS "answer",
             "locale", "elapsedMs"
      FROM "Attempt" WHERE rowid > ${after} AND "variant" = 1 AND NOT "imported" ORDER BY rowid LIMIT ${batch}`
    if (rows.length === 0) return
    yield rows.map(({ rowid: _, answer, ...row }) => ({ ...row, chosen: chosenIn(JSON.parse(answer)) }))
    after = Number(rows.at(-1)?.rowid)
  }
}

interface Row extends Omit<FirstTry, 'chosen'> {
  rowid: number | bigint
  answer: string
}

/** Answers that name options are a word or a list of words. */
function chosenIn(answer: unknown): string[] {
  const words = Array.isArray(answer) ? answer : [answer]
  return words.filter((word) => typeof word === 'string')
}
