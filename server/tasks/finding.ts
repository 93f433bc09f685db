import 'server-only'
import { questionSchema } from '../../quiz/question.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { simulate } from '../../tcp/simulate.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import type { Learner } from '../learners.ts'
import { type Actor, type MembershipOf, may, type Role } from '../permissions.ts'
import { type FoundQuestion, findQuestion, versionOf } from '../questions.ts'
import { isOwnTaskId, taskIdOf } from './task-id.ts'

export type Purpose = 'see' | 'answer'

/** A question of the course, or an own task of a class that this learner is in. What one may not see is not there. */
export async function findFor(
  learner: Learner | null,
  questionId: string,
  purpose: Purpose = 'see',
): Promise<FoundQuestion | undefined> {
  if (!isOwnTaskId(questionId)) return findQuestion(questionId)
  return learner ? findOwnTask(learner, questionId, purpose) : undefined
}

async function findOwnTask(
  learner: Learner,
  questionId: string,
  purpose: Purpose,
  now = new Date(),
): Promise<FoundQuestion | undefined> {
  const { client } = database()
  const id = taskIdOf(questionId)
  const [task, user] = await Promise.all([
    retryWhenBusy(() => client.ownTask.findUnique({ where: { id }, include: { classroom: true } })),
    retryWhenBusy(() =>
      client.user.findUnique({ where: { learnerId: learner.id }, select: { id: true, role: true, memberships: true } }),
    ),
  ])
  if (!task || !user) return undefined
  const { classroomId, classroom } = task
  // Learners see it from the opening of the first assignment that asks it.
  const shown = await retryWhenBusy(() =>
    client.assignment.count({
      where: {
        classroomId,
        publishedAt: { not: null },
        opensAt: { lte: now },
        items: { some: { kind: 'own-task', reference: id } },
      },
    }),
  )
  const actor: Actor = {
    kind: 'user',
    id: user.id,
    role: user.role as Role,
    learnerId: learner.id,
    memberships: user.memberships as MembershipOf[],
  }
  const resource = { classroomId, archived: classroom.archivedAt !== null, published: shown > 0 }
  const teaches = may(actor, 'assignment', 'assignment:inspect', resource) === 'allowed'
  const allowed = teaches || may(actor, 'assignment', `assignment:${purpose}`, resource) === 'allowed'
  return allowed ? foundIn(task) : undefined
}

/** As it was stored, and so as it was checked. */
function foundIn({ question, scenarios }: { question: unknown; scenarios: unknown }): FoundQuestion {
  const read = questionSchema.parse(question)
  const runs = Object.entries(scenarios as Record<string, unknown>).map(([name, run]) => {
    const parsed = parseScenario(run)
    if (!parsed.ok) throw new Error(`The scenario "${name}" of a stored task cannot be read.`)
    return [name, parsed.scenario] as const
  })
  const named = Object.fromEntries(runs)
  return { question: read, world: { scenarios: named, simulate }, contentVersion: versionOf(read, named) }
}
