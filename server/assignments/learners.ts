import 'server-only'
import { excluded } from '../../quiz/policy/counting.ts'
import type { Answers, Graded } from '../../quiz/policy/grade.ts'
import type { Override } from '../../quiz/policy/policy.ts'
import { windowOf } from '../../quiz/policy/window.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { answersOf } from './answers.ts'
import { graded } from './items.ts'
import { type AssignmentRow, extensionsFor, policyOf } from './rows.ts'

/** A learner in a class, as far as grades go. */
export interface ClassLearner {
  userId: string
  learnerId: string
  sectionId: string | null
  shareEarlier: boolean
  joinedAt: Date
}

/** Everything that decides a learner's grade; see quiz/policy. */
export const gradedFor = (
  assignment: AssignmentRow,
  learner: Omit<ClassLearner, 'learnerId'>,
  answers: Answers,
  override: Override | null,
): Graded => {
  const policy = policyOf(assignment)
  return {
    policy,
    window: windowOf(policy, extensionsFor(assignment.extensions, learner)),
    items: graded(assignment.items),
    member: { joinedAt: learner.joinedAt.getTime(), shareEarlier: learner.shareEarlier },
    answers,
    override,
  }
}

/** The newest override of each learner, by assignment and user. */
export async function overridesOf(
  assignmentIds: readonly string[],
  userId?: string,
): Promise<Map<string, Map<string, Override>>> {
  const rows = await retryWhenBusy(() =>
    database().client.override.findMany({
      where: { assignmentId: { in: [...assignmentIds] }, ...(userId === undefined ? {} : { userId }) },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { assignmentId: true, userId: true, points: true, excused: true },
    }),
  )
  const found = new Map(assignmentIds.map((id) => [id, new Map<string, Override>()]))
  for (const { assignmentId, userId, points, excused } of rows)
    found.get(assignmentId)!.set(userId, { points, excused })
  return found
}

export async function learnersIn(classroomId: string): Promise<ClassLearner[]> {
  const rows = await retryWhenBusy(() =>
    database().client.membership.findMany({
      where: { classroomId, role: 'learner', status: { not: 'pending' } },
      select: {
        userId: true,
        sectionId: true,
        shareEarlier: true,
        joinedAt: true,
        user: { select: { learnerId: true } },
      },
    }),
  )
  return rows.map(({ user, ...membership }) => ({ ...membership, ...user }))
}

/** The questions of an assignment to which somebody in the class has an answer that counts. */
export async function answeredQuestions(assignment: AssignmentRow): Promise<Set<string>> {
  const learners = await learnersIn(assignment.classroomId)
  const questions = graded(assignment.items).flatMap((item) => item.questions)
  const answers = await answersOf(
    learners.map(({ learnerId }) => learnerId),
    questions,
  )
  const { counts } = policyOf(assignment)
  const answered = new Set<string>()
  for (const learner of learners) {
    const own = answers.get(learner.learnerId)!
    const { window, member } = gradedFor(assignment, learner, own, null)
    for (const [questionId, list] of own) {
      if (list.some((answer) => excluded(answer, { counts, window, member }) === null)) answered.add(questionId)
    }
  }
  return answered
}
