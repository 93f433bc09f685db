import 'server-only'
import { type Answers, type Grade, type Graded, gradeOf } from '../../quiz/policy/grade.ts'
import type { Item, Override, Policy } from '../../quiz/policy/policy.ts'
import { type Window, windowOf } from '../../quiz/policy/window.ts'
import { graded } from '../assignments/items.ts'
import { type AssignmentRow, assignmentParts, extensionsFor, policyOf } from '../assignments/rows.ts'
import type { Transaction } from '../database/transaction.ts'
import type { Listed } from './people.ts'

/** A published assignment, read once for all its learners. */
export interface Column {
  row: AssignmentRow
  policy: Policy
  items: readonly Item[]
  /** The window of everybody to whom no extension was given. */
  window: Window
}

export async function columnsOf(tx: Transaction, classroomId: string, assignmentId?: string): Promise<Column[]> {
  const rows = await tx.assignment.findMany({
    where: { classroomId, publishedAt: { not: null }, ...(assignmentId === undefined ? {} : { id: assignmentId }) },
    include: assignmentParts,
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => {
    const policy = policyOf(row)
    return { row, policy, items: graded(row.items), window: windowOf(policy) }
  })
}

export const questionsIn = (columns: readonly Column[]): string[] => [
  ...new Set(columns.flatMap(({ items }) => items.flatMap(({ questions }) => questions))),
]

/** The newest override of each learner, by assignment and user. */
export async function newestOverrides(
  tx: Transaction,
  classroomId: string,
  userId?: string,
): Promise<Map<string, Map<string, Override>>> {
  const rows = await tx.override.findMany({
    where: { assignment: { classroomId }, ...(userId === undefined ? {} : { userId }) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { assignmentId: true, userId: true, points: true, excused: true },
  })
  const found = new Map<string, Map<string, Override>>()
  for (const { assignmentId, userId, points, excused } of rows) {
    const known = found.get(assignmentId) ?? new Map<string, Override>()
    found.set(assignmentId, known.set(userId, { points, excused }))
  }
  return found
}

export function gradedIn(
  { row, policy, items, window }: Column,
  learner: Pick<Listed, 'userId' | 'sectionId' | 'shareEarlier' | 'joinedAt'>,
  answers: Answers,
  override: Override | undefined,
): Graded {
  const extensions = row.extensions.length > 0 ? extensionsFor(row.extensions, learner) : []
  return {
    policy,
    window: extensions.length > 0 ? windowOf(policy, extensions) : window,
    items,
    member: { joinedAt: learner.joinedAt.getTime(), shareEarlier: learner.shareEarlier },
    answers,
    override: override ?? null,
  }
}

export type CellState = 'none' | 'partly' | 'late' | 'done' | 'excused' | 'overridden'

/** In the order in which it holds: what an instructor set, how much is there, and when it came. */
export function stateOf({ by, done, questions, late }: Grade): CellState {
  if (by === 'excused') return 'excused'
  if (by === 'override') return 'overridden'
  if (done === 0) return 'none'
  if (done < questions) return 'partly'
  return late > 0 ? 'late' : 'done'
}

/** Null points are excused. */
export type Cell = [points: number | null, state: CellState]

export function cellOf(graded: Graded): Cell {
  const grade = gradeOf(graded)
  return [grade.points, stateOf(grade)]
}

/** The points of all assignments, and what they are of: what is excused counts on neither side. */
export function totalOf(cells: readonly (Cell | null)[], columns: readonly Column[]): { points: number; of: number } {
  let [points, of] = [0, 0]
  cells.forEach((cell, index) => {
    if (!cell || cell[0] === null) return
    points += cell[0]
    of += columns[index]!.policy.points
  })
  return { points: Math.round(points * 100) / 100, of: Math.round(of * 100) / 100 }
}
