import { randomBytes, randomUUID } from 'node:crypto'
import { newCode } from '../../../server/classes/code.ts'
import { everybody, inClass, type Row, type Rows } from '../row.ts'
import type { World } from '../world.ts'

const named = { name: 'Named', term: '', timeZone: 'UTC' }
const terms = { days: 7, seats: null, requiresApproval: false, sectionId: null }

const forInstructors = (status: number) => inClass(403, status)

const at = (rest: string, body?: object, prepare?: (world: World) => Promise<string>): Row['ask'] => {
  return async (world) => ({ path: `/api/classes/${world.classroom}${rest}${await (prepare?.(world) ?? '')}`, body })
}

async function section({ client, classroom }: World): Promise<string> {
  const { id } = await client.section.create({ data: { id: randomUUID(), classroomId: classroom, name: 'Monday' } })
  return id
}

async function invitation({ client, classroom }: World): Promise<string> {
  const data = {
    id: randomUUID(),
    code: newCode(randomBytes),
    classroomId: classroom,
    expiresAt: new Date('2999-01-01'),
  }
  return (await client.invitation.create({ data })).id
}

async function code(world: World): Promise<string> {
  const id = await invitation(world)
  return (await world.client.invitation.findUniqueOrThrow({ where: { id } })).code
}

async function entry({ client, classroom }: World): Promise<string> {
  const data = { id: randomUUID(), classroomId: classroom, name: 'On the list', studentNumber: '1' }
  return (await client.rosterEntry.create({ data })).id
}

/** In a row of all users, whom the class does not know gets the same as one who is in it. */
const users = everybody(200, { visitor: 401 })
const makers = everybody(403, {
  visitor: 401,
  'instructor of another class': 200,
  instructor: 200,
  'co-instructor': 200,
  administrator: 200,
})

export const classes: Rows = {
  'GET /api/classes': { answers: users },
  'POST /api/classes': { ask: () => ({ body: named }), answers: makers },
  'GET /api/administration/classes': { answers: everybody(404, { visitor: 401, administrator: 200 }) },
  'GET /api/classes/[id]': { ask: at(''), answers: inClass(200, 200) },
  'PUT /api/classes/[id]': { ask: at('', named), answers: forInstructors(204) },
  'PUT /api/classes/[id]/archive': { ask: at('/archive', { archived: true }), answers: forInstructors(204) },
  'GET /api/classes/[id]/people': { ask: at('/people'), answers: forInstructors(200) },
  'GET /api/classes/[id]/events': { ask: at('/events'), answers: forInstructors(200) },
  'POST /api/classes/[id]/members': {
    ask: at('/members', { change: 'remove', userIds: ['nobody'] }),
    answers: forInstructors(200),
  },
  'PUT /api/classes/[id]/me': { ask: at('/me', { shareEarlier: true }), answers: inClass(204, 403) },
  'DELETE /api/classes/[id]/me': { ask: at('/me'), answers: inClass(204, 204, 403) },
  'POST /api/classes/[id]/claim': {
    ask: async (world) => {
      await entry(world)
      return { path: `/api/classes/${world.classroom}/claim`, body: { who: '1' } }
    },
    answers: inClass(204, 403),
  },
  'DELETE /api/classes/[id]/claims/[entry]': { ask: at('/claims/', undefined, entry), answers: forInstructors(204) },
  'POST /api/classes/[id]/instructors': {
    ask: (world) => ({
      path: `/api/classes/${world.classroom}/instructors`,
      body: { email: world.people['instructor of another class'].user.email },
    }),
    answers: forInstructors(204),
  },
  'DELETE /api/classes/[id]/instructors/[user]': {
    ask: at('/instructors/', undefined, async ({ people }) => people['co-instructor'].user.id),
    answers: forInstructors(204),
  },
  'POST /api/classes/[id]/sections': { ask: at('/sections', { name: 'New' }), answers: forInstructors(200) },
  'PUT /api/classes/[id]/sections/[section]': {
    ask: at('/sections/', { name: 'New' }, section),
    answers: forInstructors(204),
  },
  'DELETE /api/classes/[id]/sections/[section]': {
    ask: at('/sections/', undefined, section),
    answers: forInstructors(204),
  },
  'GET /api/classes/[id]/invitations': { ask: at('/invitations'), answers: forInstructors(200) },
  'POST /api/classes/[id]/invitations': { ask: at('/invitations', terms), answers: forInstructors(200) },
  'POST /api/classes/[id]/invitations/[invitation]': {
    ask: at('/invitations/', {}, invitation),
    answers: forInstructors(200),
  },
  'DELETE /api/classes/[id]/invitations/[invitation]': {
    ask: at('/invitations/', undefined, invitation),
    answers: forInstructors(204),
  },
  'POST /api/classes/[id]/roster': {
    ask: at('/roster', { csv: 'Name\nA', store: true }),
    answers: forInstructors(200),
  },
  'DELETE /api/classes/[id]/roster/[entry]': { ask: at('/roster/', undefined, entry), answers: forInstructors(204) },
  'POST /api/join/look': { ask: async (world) => ({ body: { code: await code(world) } }), answers: everybody(200) },
  'POST /api/join': {
    ask: async (world) => ({ body: { code: await code(world), shareEarlier: false } }),
    answers: users,
  },
}
