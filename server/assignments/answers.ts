import 'server-only'
import { type Answers, byQuestion } from '../../quiz/policy/grade.ts'
import type { Answer } from '../../quiz/policy/policy.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'

/** Databases take a limited number of values in one statement. */
const atOnce = 500

/**
 * What learners have answered to these questions, as it is worth today: the newest result counts. An answer that could
 * not be graded is not among them.
 */
export async function answersOf(
  learnerIds: readonly string[],
  questionIds: readonly string[],
): Promise<Map<string, Answers>> {
  const ids = [...new Set(questionIds)]
  const found = new Map<string, Answer[]>(learnerIds.map((id) => [id, []]))
  for (const learners of chunks(learnerIds)) {
    for (const questions of chunks(ids)) {
      for (const { learnerId, ...answer } of await read(learners, questions)) found.get(learnerId)?.push(answer)
    }
  }
  return new Map([...found].map(([learnerId, answers]) => [learnerId, byQuestion(answers)]))
}

async function read(learnerIds: string[], questionIds: string[]): Promise<(Answer & { learnerId: string })[]> {
  const rows = await retryWhenBusy(() =>
    database().client.attempt.findMany({
      where: { learnerId: { in: learnerIds }, questionId: { in: questionIds }, status: 'graded' },
      select: {
        learnerId: true,
        id: true,
        questionId: true,
        createdAt: true,
        sequence: true,
        earned: true,
        of: true,
        imported: true,
        results: { orderBy: { createdAt: 'desc' }, take: 1, select: { earned: true, of: true } },
      },
    }),
  )
  return rows.map(({ results, createdAt, earned, of, ...rest }) => ({
    ...rest,
    at: createdAt.getTime(),
    earned: results[0]?.earned ?? earned ?? 0,
    of: results[0]?.of ?? of ?? 0,
  }))
}

function chunks<T>(values: readonly T[]): T[][] {
  const count = Math.ceil(values.length / atOnce)
  return Array.from({ length: count }, (_, index) => values.slice(index * atOnce, (index + 1) * atOnce))
}
