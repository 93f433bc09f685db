import type { AuditDetails } from '../classes/audit.ts'
import type { AssignmentBody } from './policy-body.ts'
import type { AssignmentRow } from './rows.ts'

const told = [
  'opensAt',
  'dueAt',
  'closesAt',
  'attemptsAllowed',
  'counts',
  'late',
  'graceSeconds',
  'points',
  'items',
] as const

/** What a change was, for the log: each value that is another, as it was and as it is. */
export function differences(before: AssignmentRow, after: AssignmentBody): AuditDetails {
  const changed = told.filter((field) => plain(before, field) !== plain(after, field))
  return {
    changed: [...changed],
    ...Object.fromEntries(changed.map((field) => [field, `${plain(before, field)} -> ${plain(after, field)}`])),
  }
}

function plain(assignment: AssignmentRow | AssignmentBody, field: (typeof told)[number]): string {
  const value = assignment[field]
  if (field === 'items') {
    return assignment.items.map(({ kind, reference, weight }) => `${kind} ${reference} x ${weight}`).join(', ')
  }
  if (field === 'late') {
    const steps = value as { untilMs: number; percent: number }[]
    return steps.map(({ untilMs, percent }) => `${untilMs} ms: ${percent} %`).join(', ')
  }
  return value instanceof Date ? value.toISOString() : String(value)
}
