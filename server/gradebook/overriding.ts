import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { changingClass, done } from '../classes/access.ts'
import { record } from '../classes/audit.ts'
import { inTransaction } from '../database/transaction.ts'
import { problem } from '../http/problem.ts'
import { placeIn } from './cell.ts'

const reason = z.string().trim().min(1).max(1000)
const overrideSchema = z.discriminatedUnion('set', [
  z.object({ set: z.literal('points'), points: z.number().min(0).max(100_000), reason }),
  z.object({ set: z.literal('excused'), reason }),
  /** The rule holds again. */
  z.object({ set: z.literal('withdrawn'), reason }),
])

const actions = { points: 'override-set', excused: 'override-excused', withdrawn: 'override-withdrawn' } as const

/** POST /api/classes/ID/gradebook/ASSIGNMENT/USER: sets a grade by hand. Rows are only added, and the log tells it. */
export const postOverride = changingClass(
  'gradebook:change',
  { schema: overrideSchema },
  async ({ classroom, user }, body, { id: assignmentId, last: userId, now }) => {
    const points = body.set === 'points' ? Math.round(body.points * 100) / 100 : null
    const changed = await inTransaction(async (tx) => {
      const place = await placeIn(tx, classroom.id, assignmentId, userId)
      if (!place) return false
      const kept = { assignmentId, userId, points, reason: body.reason }
      await tx.override.create({
        data: { ...kept, id: randomUUID(), excused: body.set === 'excused', byId: user.id, createdAt: now },
      })
      const details = { ...kept, title: place.column.row.title }
      const action = actions[body.set]
      await record(tx, { classroomId: classroom.id, actorId: user.id, action, details }, now)
      return true
    })
    return changed ? done() : problem('not-found')
  },
)
