import { randomUUID } from 'node:crypto'
import { connected } from '../../../tcp/fixture.ts'
import { everybody, inClass, type Row, type Rows } from '../row.ts'
import type { World } from '../world.ts'

const times = { opensAt: '2027-01-01T00:00:00Z', dueAt: '2999-01-01T00:00:00Z', closesAt: '2999-01-02T00:00:00Z' }
const body = {
  ...{ title: 'Waves', note: '', attemptsAllowed: null, counts: 'best', late: [], graceSeconds: 0, points: 100 },
  ...times,
  items: [{ kind: 'question', reference: 'test-choice', weight: 1 }],
}
const extension = {
  userIds: [],
  sectionId: null,
  dueAt: times.closesAt,
  closesAt: null,
  attemptsAllowed: null,
  reason: 'ill',
}

const start = connected([], { untilMs: 70_000 })
const close = (host: 'client' | 'server', at: number) => ({ at, host, do: 'close' }) as const
const draft = {
  title: 'Let both close',
  prompt: { en: 'End it in order.' },
  why: { en: 'Both have closed.' },
  start,
  played: { ...start, script: [...start.script, close('client', 400), close('server', 500)] },
  allow: [],
  goal: [{ say: { en: 'The server is closed', zh: '服务端已关闭' }, ends: { host: 'server', state: 'CLOSED' } }],
  par: 2,
}

async function assignment({ client, classroom }: World, publishedAt: Date | null = new Date()): Promise<string> {
  const id = randomUUID()
  const instants = { opensAt: new Date(0), dueAt: new Date(times.dueAt), closesAt: new Date(times.closesAt) }
  const items = { create: [{ position: 0, ...body.items[0]! }] }
  await client.assignment.create({
    data: { id, classroomId: classroom, title: 'Waves', late: [], publishedAt, ...instants, items },
  })
  return id
}

async function given({ client }: World, assignmentId: string): Promise<string> {
  const id = randomUUID()
  await client.extension.create({ data: { id, assignmentId, reason: 'ill', dueAt: new Date(times.closesAt) } })
  return id
}

const to =
  (rest: string, sent?: (world: World) => object): Row['ask'] =>
  async (world) => ({ path: `/api/assignments/${await assignment(world)}${rest}`, body: sent?.(world) })

const own = everybody(200, { visitor: 401 })

export const assignments: Rows = {
  'GET /api/due': { answers: own },
  'GET /api/me/calendar': { answers: own },
  'POST /api/me/calendar': { ask: () => ({ body: {} }), answers: own },
  'DELETE /api/me/calendar': { answers: everybody(204, { visitor: 401 }) },
  'GET /api/me/calendar/file': { answers: own },
  'GET /api/calendar/[token]': { ask: () => ({ path: '/api/calendar/unknown' }), answers: everybody(404) },
  'GET /api/classes/[id]/assignments': {
    ask: (world) => ({ path: `/api/classes/${world.classroom}/assignments` }),
    answers: inClass(200, 200),
  },
  'POST /api/classes/[id]/assignments': {
    ask: (world) => ({ path: `/api/classes/${world.classroom}/assignments`, body }),
    answers: inClass(403, 200),
  },
  'GET /api/assignments/[id]': { ask: to(''), answers: inClass(200, 200) },
  'PUT /api/assignments/[id]': { ask: to('', () => body), answers: inClass(403, 204) },
  'DELETE /api/assignments/[id]': { ask: to(''), answers: inClass(403, 204) },
  'PUT /api/assignments/[id]/publication': {
    ask: to('/publication', () => ({ published: false })),
    answers: inClass(403, 204),
  },
  'POST /api/assignments/[id]/copy': {
    ask: to('/copy', ({ classroom }) => ({ classroomId: classroom })),
    answers: inClass(403, 200),
  },
  'GET /api/assignments/[id]/extensions': { ask: to('/extensions'), answers: inClass(403, 200) },
  'POST /api/assignments/[id]/extensions': {
    ask: to('/extensions', ({ people }) => ({ ...extension, userIds: [people['class member'].user.id] })),
    answers: inClass(403, 204),
  },
  'DELETE /api/assignments/[id]/extensions/[extension]': {
    ask: async (world) => {
      const id = await assignment(world)
      return { path: `/api/assignments/${id}/extensions/${await given(world, id)}` }
    },
    answers: inClass(403, 204),
  },
  'GET /api/classes/[id]/tasks': {
    ask: (world) => ({ path: `/api/classes/${world.classroom}/tasks` }),
    answers: inClass(403, 200),
  },
  'POST /api/classes/[id]/tasks': {
    ask: (world) => ({ path: `/api/classes/${world.classroom}/tasks`, body: draft }),
    answers: inClass(403, 200),
  },
  'POST /api/classes/[id]/tasks/preview': {
    ask: (world) => ({ path: `/api/classes/${world.classroom}/tasks/preview`, body: draft }),
    answers: inClass(403, 200),
  },
  'DELETE /api/classes/[id]/tasks/[task]': {
    ask: (world) => ({ path: `/api/classes/${world.classroom}/tasks/unknown` }),
    answers: inClass(403, 404),
  },
}
