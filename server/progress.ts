import 'server-only'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'
import type { Learner } from './learners.ts'

export interface Points {
  earned: number
  of: number
}

export interface Progress {
  questions: Record<string, { attempts: number; best: Points; last: Points }>
}

interface Row extends Points {
  questionId: string
  attempts: number | bigint
  newest: number | bigint
}

/** Asked of the attempts each time, never stored. An ungraded attempt is not a wrong one: it does not count. */
export async function progressOf(learner: Learner | null): Promise<Progress> {
  if (!learner) return { questions: {} }
  const rows = await retryWhenBusy(
    () => database().client.$queryRaw<Row[]>`
      WITH "ranked" AS (
        SELECT "questionId", "earned", "of",
               COUNT(*) OVER (PARTITION BY "questionId") AS "attempts",
               ROW_NUMBER() OVER (PARTITION BY "questionId" ORDER BY "sequence" DESC) AS "newest",
               ROW_NUMBER() OVER (PARTITION BY "questionId" ORDER BY "earned" / "of" DESC, "sequence") AS "rank"
        FROM "Attempt" WHERE "learnerId" = ${learner.id} AND "status" = 'graded'
      )
      SELECT "questionId", "earned", "of", "attempts", "newest" FROM "ranked"
      WHERE "newest" = 1 OR "rank" = 1 ORDER BY "rank"`,
  )
  return summary(rows)
}

/** The first row of a question is its best, the row that is newest its last; one row may be both. */
function summary(rows: Row[]): Progress {
  const questions: Progress['questions'] = {}
  for (const { questionId, attempts, newest, earned, of } of rows) {
    const points = { earned, of }
    questions[questionId] ??= { attempts: Number(attempts), best: points, last: points }
    if (Number(newest) === 1) questions[questionId].last = points
  }
  return { questions }
}
