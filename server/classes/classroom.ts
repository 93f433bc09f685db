import 'server-only'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { json } from '../http/handle.ts'
import { readingClass } from './access.ts'

const byName = { user: { name: 'asc' } } as const

/** GET /api/classes/ID: what it is, who teaches it, and one's own place in it. */
export const getClass = readingClass('class:see', async ({ classroom, membership, user }) => {
  const { client } = database()
  const { id, name, term, timeZone, archivedAt } = classroom
  const teachers = await retryWhenBusy(() =>
    client.membership.findMany({
      where: { classroomId: id, role: 'instructor', status: 'active' },
      include: { user: { select: { name: true } } },
      orderBy: byName,
    }),
  )
  const entry = await retryWhenBusy(() =>
    client.rosterEntry.findFirst({ where: { classroomId: id, claimedById: user.id }, select: { name: true } }),
  )
  const section = membership?.sectionId
    ? await retryWhenBusy(() => client.section.findUnique({ where: { id: membership.sectionId! } }))
    : null
  return json({
    id,
    name,
    term,
    timeZone,
    archivedAt,
    teachers: teachers.map((each) => each.user.name),
    /** How one is here: learner, instructor or, without being in it, administrator. */
    as: membership && membership.status !== 'ended' ? membership.role : 'administrator',
    mine: membership && {
      status: membership.status,
      section: section?.name ?? null,
      shareEarlier: membership.shareEarlier,
      joinedAt: membership.joinedAt,
      listName: entry?.name ?? null,
    },
  })
})

/** GET /api/classes/ID/people: everybody in the class and on its list, for those who teach it. */
export const getPeople = readingClass('class:inspect', async ({ classroom, user }) => {
  const { client } = database()
  const where = { classroomId: classroom.id }
  const [sections, memberships, roster] = await retryWhenBusy(() =>
    Promise.all([
      client.section.findMany({ where, orderBy: { name: 'asc' }, select: { id: true, name: true } }),
      client.membership.findMany({
        where,
        orderBy: [byName, { userId: 'asc' }],
        include: { user: { select: { name: true, email: true } } },
      }),
      client.rosterEntry.findMany({ where, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
    ]),
  )
  return json({
    me: user.id,
    sections,
    members: memberships.map(({ userId, role, status, sectionId, shareEarlier, joinedAt, endedAt, user: person }) => ({
      userId,
      ...person,
      role,
      status,
      sectionId,
      shareEarlier,
      joinedAt,
      endedAt,
    })),
    roster: roster.map(({ id, name, email, studentNumber, sectionId, claimedById }) => ({
      id,
      name,
      email,
      studentNumber,
      sectionId,
      claimedById,
    })),
  })
})
