import type { Extension, LateStep, Policy } from '../../quiz/policy/policy.ts'
import type { ItemKind } from './policy-body.ts'

/** Rows as the database has them, for who asks with `assignmentParts`. */
export interface AssignmentRow {
  id: string
  classroomId: string
  title: string
  note: string
  opensAt: Date
  dueAt: Date
  closesAt: Date
  attemptsAllowed: number | null
  counts: string
  late: unknown
  graceSeconds: number
  points: number
  publishedAt: Date | null
  items: ItemRow[]
  extensions: ExtensionRow[]
}

export interface ItemRow {
  kind: string
  reference: string
  weight: number
}

export interface ExtensionRow {
  id: string
  userId: string | null
  sectionId: string | null
  dueAt: Date | null
  closesAt: Date | null
  attemptsAllowed: number | null
  reason: string
  createdAt: Date
}

export const assignmentParts = {
  items: { orderBy: { position: 'asc' } },
  extensions: { orderBy: { createdAt: 'asc' } },
} as const

export const policyOf = (row: Omit<AssignmentRow, 'items' | 'extensions'>): Policy => ({
  opensAt: row.opensAt.getTime(),
  dueAt: row.dueAt.getTime(),
  closesAt: row.closesAt.getTime(),
  graceSeconds: row.graceSeconds,
  late: row.late as LateStep[],
  attemptsAllowed: row.attemptsAllowed,
  counts: row.counts as Policy['counts'],
  points: row.points,
})

export const kindOf = (row: ItemRow): ItemKind => row.kind as ItemKind

/** Those of an assignment that fit a learner: the own ones, and the section's. */
export const extensionsFor = (
  rows: readonly ExtensionRow[],
  { userId, sectionId }: { userId: string; sectionId: string | null },
): Extension[] =>
  rows
    .filter((row) => row.userId === userId || (row.sectionId !== null && row.sectionId === sectionId))
    .map(({ dueAt, closesAt, attemptsAllowed }) => ({
      dueAt: dueAt?.getTime() ?? null,
      closesAt: closesAt?.getTime() ?? null,
      attemptsAllowed,
    }))
