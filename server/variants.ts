import 'server-only'
import { defaultLocale, isLocale, type Locale } from '../content/locale.ts'
import type { AskedQuestion } from '../quiz/question.ts'
import { database } from './database/database.ts'
import { retryWhenBusy } from './database/retry.ts'
import { json } from './http/handle.ts'
import { problem } from './http/problem.ts'
import type { Learner } from './learners.ts'
import { askedQuestion, type FoundQuestion, findQuestion } from './questions.ts'
import { pageSeed, seedAfter, triesBefore } from './seeds.ts'
import { findFor } from './tasks/finding.ts'
import { learnerOf } from './visitors.ts'

/** A question as a learner may try it now. */
export interface Variant {
  seed: number
  question: AskedQuestion
}

interface Asked {
  questionId: string
  seed: number
  locale?: Locale | undefined
}

/** GET /api/questions/ID?locale=: the question as this learner may try it now. */
export async function askedVariant(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  const locale = searchParams.get('locale')
  const learner = await learnerOf(request)
  const questionId = pathname.split('/').at(-1) ?? ''
  const found = await currentVariant(learner, { questionId, locale: isLocale(locale) ? locale : undefined })
  return found ? json(found) : problem('question-unknown')
}

/** The variant after the one that was tried: the same whenever the same attempt is sent again. */
export async function variantAfter(learner: Learner, { questionId, seed, locale }: Asked): Promise<Variant | null> {
  const tries = triesBefore(seed, learner.id, questionId)
  if (tries === null) return null
  return variantIn(await findFor(learner, questionId), seedAfter(tries + 1, learner.id, questionId), locale)
}

/** The variant that the learner has not tried yet. */
export async function currentVariant(
  learner: Learner | null,
  { questionId, locale }: Omit<Asked, 'seed'>,
): Promise<Variant | null> {
  const tries = learner ? await gradedTries(learner, questionId) : 0
  return variantIn(
    await findFor(learner, questionId),
    learner ? seedAfter(tries, learner.id, questionId) : pageSeed,
    locale,
  )
}

function variantIn(found: FoundQuestion | undefined, seed: number, locale: Locale = defaultLocale): Variant | null {
  return found ? { seed, question: askedQuestion(found, seed, locale) } : null
}

/** Never less than the place of any variant that was graded, imports included: each of those came before a grade. */
const gradedTries = (learner: Learner, questionId: string) =>
  retryWhenBusy(() =>
    database().client.attempt.count({ where: { learnerId: learner.id, questionId, status: 'graded' } }),
  )

/** The same for many questions, with one look into the database. */
export async function currentVariants(
  learner: Learner | null,
  ids: readonly string[],
  locale: Locale,
): Promise<Variant[]> {
  const tries = new Map<string, number>()
  const groups = learner
    ? await retryWhenBusy(() =>
        database().client.attempt.groupBy({
          by: ['questionId'],
          where: { learnerId: learner.id, status: 'graded' },
          _count: { _all: true },
        }),
      )
    : []
  for (const { questionId, _count } of groups) tries.set(questionId, _count._all)
  return ids.flatMap((id) => {
    const found = variantIn(
      findQuestion(id),
      learner ? seedAfter(tries.get(id) ?? 0, learner.id, id) : pageSeed,
      locale,
    )
    return found ? [found] : []
  })
}
