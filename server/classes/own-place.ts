import 'server-only'
import { z } from 'zod'
import { inTransaction } from '../database/transaction.ts'
import { problem } from '../http/problem.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { line } from '../line.ts'
import { changingClass, done, removingFromClass } from './access.ts'
import { record } from './audit.ts'
import { claim } from './claims.ts'
import { endTeaching } from './instructors.ts'
import { lockClassroom } from './lock.ts'
import { withdraw } from './members.ts'

const sharingSchema = z.object({ shareEarlier: z.boolean() })

/** PUT /api/classes/ID/me: whether what was answered before joining counts, and is shown to the instructors. */
export const putSharing = changingClass(
  'class:share-earlier',
  { schema: sharingSchema },
  async (access, body, asked) => {
    const { classroom, user } = access
    await inTransaction(async (tx) => {
      const { count } = await tx.membership.updateMany({
        where: { classroomId: classroom.id, userId: user.id, shareEarlier: !body.shareEarlier },
        data: body,
      })
      const action = body.shareEarlier ? 'earlier-shared' : 'earlier-not-shared'
      const details = { userId: user.id }
      if (count > 0) await record(tx, { classroomId: classroom.id, actorId: user.id, action, details }, asked.now)
    })
    return done()
  },
)

const claimSchema = z.object({ who: line(200) })
const claims = new RateLimit('claims', 10, 60 * 60_000)

/**
 * POST /api/classes/ID/claim: takes one's own place on the instructor's list, by one's number at the school or one's
 * name as the list has it. The list is not shown, and a place that somebody has is like one that is not there.
 */
export const claimEntry = changingClass('roster:claim', { schema: claimSchema }, async (access, { who }, { now }) => {
  const { classroom, user } = access
  const limited = await claims.refuse(user.id)
  if (limited) return limited
  const refused = await inTransaction(async (tx) => {
    await lockClassroom(tx, classroom.id)
    const where = { classroomId: classroom.id }
    if ((await tx.rosterEntry.count({ where: { ...where, claimedById: user.id } })) > 0) return 'already-claimed'
    const open = await tx.rosterEntry.findMany({ where: { ...where, claimedById: null } })
    const said = who.toLowerCase()
    const fitting = open.filter((entry) => entry.studentNumber === who || entry.name.toLowerCase() === said)
    const [entry] = fitting
    if (!entry || fitting.length > 1 || !(await claim(tx, entry, user.id, now))) return 'entry-unknown'
    const details = { entryId: entry.id, userId: user.id }
    await record(tx, { classroomId: classroom.id, actorId: user.id, action: 'entry-claimed', details }, now)
    return null
  })
  return refused ? problem(refused) : done()
})

/** DELETE /api/classes/ID/me: leaves the class. What was earned in it stays in its gradebook. */
export const leaveClass = removingFromClass('class:leave', async ({ classroom, user, membership }, { now }) => {
  const classroomId = classroom.id
  const refused = await inTransaction(async (tx) => {
    await lockClassroom(tx, classroomId)
    if (membership!.role === 'instructor') {
      const ended = await endTeaching(tx, classroomId, user.id, now)
      if (ended) return ended
    } else {
      const where = { classroomId, userId: user.id, role: 'learner' as const }
      if (!(await withdraw(tx, where)))
        await tx.membership.updateMany({
          where: { ...where, status: 'active' },
          data: { status: 'ended', endedAt: now },
        })
    }
    await record(tx, { classroomId, actorId: user.id, action: 'member-left', details: { userId: user.id } }, now)
    return null
  })
  return refused ? problem(refused) : done()
})
