import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import { json } from '../http/handle.ts'
import { problem } from '../http/problem.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { changingClass, done, removingFromClass } from './access.ts'
import { record } from './audit.ts'
import { claimConfirmed } from './claims.ts'
import { lockClassroom } from './lock.ts'
import { keyOf, maxRosterBytes, type RosterLine, type RosterProblem, readRoster } from './roster-file.ts'

const fileSchema = z.object({
  csv: z.string(),
  /** Without it, only what would happen is told. */
  store: z.boolean(),
})
const uploads = new RateLimit('rosters', 20, 60 * 60_000)

/** POST /api/classes/ID/roster: an instructor's list as CSV. Those who are there already are brought up to date. */
export const importRoster = changingClass(
  'class:change',
  // Line breaks and quotes take two bytes each in JSON.
  { schema: fileSchema, limit: 2 * maxRosterBytes + 1000 },
  async ({ classroom, user }, { csv, store }, { now }) => {
    if (Buffer.byteLength(csv) > maxRosterBytes)
      return problem('too-large', { detail: `at most ${maxRosterBytes} bytes` })
    const limited = await uploads.refuse(user.id)
    if (limited) return limited
    const read = readRoster(csv)
    if (!read.ok) {
      const { code: reason, line } = read
      return problem('roster-unreadable', { members: { reason, ...(line === undefined ? {} : { line }) } })
    }
    const { entries, problems } = read.file
    const plan = await inTransaction(async (tx) => {
      await lockClassroom(tx, classroom.id)
      const planned = await planFor(tx, classroom.id, entries)
      if (!store) return planned
      await write(tx, classroom.id, planned)
      await claimConfirmed(tx, classroom.id, now)
      const details = { added: planned.added.length, changed: planned.changed.length }
      await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'roster-imported', details }, now)
      return planned
    })
    return json(told(plan, problems, store))
  },
)

interface Plan {
  added: RosterLine[]
  changed: (RosterLine & { id: string })[]
  same: RosterLine[]
  newSections: string[]
  sectionIds: Map<string, string>
}

async function planFor(tx: Transaction, classroomId: string, entries: RosterLine[]): Promise<Plan> {
  const sections = await tx.section.findMany({ where: { classroomId } })
  const known = await tx.rosterEntry.findMany({ where: { classroomId } })
  const sectionIds = new Map(sections.map(({ name, id }) => [name, id]))
  const newSections = [...new Set(entries.map(({ section }) => section))].filter(
    (name) => name !== '' && !sectionIds.has(name),
  )
  const there = new Map(known.map((entry) => [keyOf(entry), entry]))
  const plan: Plan = { added: [], changed: [], same: [], newSections, sectionIds }
  for (const entry of entries) {
    const before = there.get(keyOf(entry))
    if (!before) plan.added.push(entry)
    else if (differs(before, entry, sectionIds)) plan.changed.push({ ...entry, id: before.id })
    else plan.same.push(entry)
  }
  return plan
}

const differs = (
  before: { name: string; email: string; sectionId: string | null },
  { name, email, section }: RosterLine,
  sectionIds: Map<string, string>,
) => before.name !== name || before.email !== email || (section !== '' && before.sectionId !== sectionIds.get(section))

async function write(tx: Transaction, classroomId: string, { added, changed, newSections, sectionIds }: Plan) {
  const sections = newSections.map((name) => ({ id: randomUUID(), classroomId, name }))
  await tx.section.createMany({ data: sections })
  for (const { name, id } of sections) sectionIds.set(name, id)
  const columns = ({ name, email, studentNumber, section }: RosterLine) => ({
    name,
    email,
    studentNumber,
    ...(section === '' ? {} : { sectionId: sectionIds.get(section)! }),
  })
  await tx.rosterEntry.createMany({
    data: added.map((entry) => ({ id: randomUUID(), classroomId, ...columns(entry) })),
  })
  for (const entry of changed) await tx.rosterEntry.update({ where: { id: entry.id }, data: columns(entry) })
}

const told = ({ added, changed, same, newSections }: Plan, problems: RosterProblem[], stored: boolean) => ({
  stored,
  added: added.length,
  changed: changed.length,
  same: same.length,
  newSections,
  entries: [...added, ...changed, ...same].toSorted((a, b) => a.line - b.line).slice(0, 50),
  problems,
})

/** DELETE /api/classes/ID/roster/ID: off the list; a learner who had claimed it stays in the class. */
export const deleteEntry = removingFromClass('class:change', async ({ classroom, user }, { id, now }) => {
  const deleted = await inTransaction(async (tx) => {
    const { count } = await tx.rosterEntry.deleteMany({ where: { id, classroomId: classroom.id } })
    const details = { entryId: id }
    if (count > 0)
      await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'roster-deleted', details }, now)
    return count > 0
  })
  return deleted ? done() : problem('not-found')
})

/** DELETE /api/classes/ID/claims/ID: the instructor says that this is somebody else. */
export const undoClaim = removingFromClass('class:change', async ({ classroom, user }, { id, now }) => {
  const undone = await inTransaction(async (tx) => {
    await lockClassroom(tx, classroom.id)
    const entry = await tx.rosterEntry.findFirst({ where: { id, classroomId: classroom.id } })
    if (!entry?.claimedById) return entry !== null
    await tx.rosterEntry.update({ where: { id }, data: { claimedById: null, claimedAt: null } })
    const details = { entryId: id, userId: entry.claimedById }
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'claim-undone', details }, now)
    return true
  })
  return undone ? done() : problem('not-found')
})
