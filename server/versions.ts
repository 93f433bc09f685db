import 'server-only'
import { z } from 'zod'
import type { World } from '../quiz/kind.ts'
import { questionSchema, variantOf } from '../quiz/question.ts'
import { variationSchema } from '../quiz/variation.ts'
import { parseScenario } from '../tcp/schema.ts'
import { simulate } from '../tcp/simulate.ts'
import { database } from './database/database.ts'
import { Prisma } from './database/generated/sqlite/client.ts'
import { retryWhenBusy } from './database/retry.ts'
import { jsonText } from './database/sql.ts'
import type { Learner } from './learners.ts'
import { log } from './log.ts'
import { allQuestions, type FoundQuestion, scenariosOf } from './questions.ts'
import { findFor } from './tasks/finding.ts'

let kept: Promise<void> | undefined

/** Once in a process, before anybody can have a page of it; again at the next request when it failed. */
export function keepVersionsOnce(): Promise<void> {
  kept ??= keepVersions().catch((error) => {
    kept = undefined
    log('question-versions-not-kept', {}, error)
  })
  return kept
}

/** Keeps every question as it is asked now. What is there already stays as it is. */
export async function keepVersions(): Promise<void> {
  const now = new Date()
  const rows = allQuestions().map(({ question, world, contentVersion }) => {
    const content = JSON.stringify({ question, scenarios: scenariosOf(question, world.scenarios) })
    return Prisma.sql`(${question.id}, ${contentVersion}, ${content}, ${now})`
  })
  await retryWhenBusy(
    () => database().client.$executeRaw`
      INSERT INTO "QuestionVersion" ("questionId", "version", "content", "createdAt")
      VALUES ${Prisma.join(rows)}
      ON CONFLICT DO NOTHING`,
  )
}

/** The question as it was shown to who answers; as it is now when that is not known. */
export async function questionAsShown(
  asked: { questionId: string; seed: number; version?: string | undefined },
  learner: Learner | null,
): Promise<FoundQuestion | undefined> {
  const now = await findFor(learner, asked.questionId, 'answer')
  if (!now || asked.version === undefined || asked.version === now.contentVersion) return now
  return (await keptQuestion(asked.questionId, asked.version, asked.seed)) ?? now
}

async function keptQuestion(questionId: string, version: string, seed: number): Promise<FoundQuestion | null> {
  const [row] = await retryWhenBusy(
    () => database().client.$queryRaw<{ content: string }[]>`
      SELECT ${jsonText('content')} AS "content" FROM "QuestionVersion"
      WHERE "questionId" = ${questionId} AND "version" = ${version}`,
  )
  const parsed = row && contentSchema.safeParse(JSON.parse(row.content))
  if (!parsed?.success) return null
  const { question, scenarios } = parsed.data
  const world: World = { scenarios, simulate }
  try {
    variantOf(question, seed, world)
  } catch {
    // Written for a program that knew other kinds of questions or other runs.
    return null
  }
  return { question, world, contentVersion: version }
}

const scenario = z.unknown().transform((value, context) => {
  const parsed = parseScenario(value)
  if (parsed.ok) return parsed.scenario
  context.addIssue('not a scenario of this program')
  return z.NEVER
})

const contentSchema = z
  .object({
    question: z.looseObject({ variation: variationSchema.extend({ template: z.unknown() }).optional() }),
    scenarios: z.record(z.string(), scenario),
  })
  .transform(({ question: { variation, ...rest }, scenarios }, context) => {
    const question = questionSchema.safeParse(asWritten(rest))
    if (!question.success) {
      context.addIssue('not a question of this program')
      return z.NEVER
    }
    return { question: variation ? { ...question.data, variation } : question.data, scenarios }
  })

/** A goal is read into one list of clauses, and written as what must happen: as a list it could not be read again. */
export const asWritten = (question: object): object =>
  'goal' in question && Array.isArray(question.goal) ? { ...question, goal: { must: question.goal } } : question
