import { randomUUID } from 'node:crypto'
import { inClass, type Row, type Rows } from '../row.ts'
import type { World } from '../world.ts'

async function assignment({ client, classroom }: World): Promise<string> {
  const times = { opensAt: new Date(0), dueAt: new Date('2999-01-01'), closesAt: new Date('2999-01-02') }
  const published = { id: randomUUID(), classroomId: classroom, title: 'Waves', late: [], publishedAt: new Date() }
  return (await client.assignment.create({ data: { ...published, ...times } })).id
}

const at =
  (path: (assignmentId: string, userId: string) => string, body?: object): Row['ask'] =>
  async (world) => {
    const rest = path(await assignment(world), world.people['class member'].user.id)
    return { path: `/api/classes/${world.classroom}${rest}`, body }
  }

export const gradebook: Rows = {
  'GET /api/classes/[id]/gradebook': { ask: at(() => '/gradebook'), answers: inClass(403, 200) },
  'GET /api/classes/[id]/gradebook/[assignment]/[user]': {
    ask: at((id, user) => `/gradebook/${id}/${user}`),
    answers: inClass(403, 200),
  },
  'POST /api/classes/[id]/gradebook/[assignment]/[user]': {
    ask: at((id, user) => `/gradebook/${id}/${user}`, { set: 'excused', reason: 'ill' }),
    answers: inClass(403, 204),
  },
  'POST /api/classes/[id]/regrades/[assignment]': {
    ask: at((id) => `/regrades/${id}`, { apply: false }),
    answers: inClass(403, 200),
  },
  'GET /api/classes/[id]/export': { ask: at(() => '/export?what=grades'), answers: inClass(403, 200) },
  'GET /api/classes/[id]/statistics': { ask: at(() => '/statistics'), answers: inClass(403, 200) },
  'GET /api/classes/[id]/misconceptions/[slug]': {
    ask: at(() => '/misconceptions/none'),
    answers: inClass(403, 404),
  },
  'GET /api/classes/[id]/grades': { ask: at(() => '/grades'), answers: inClass(200, 403) },
  'GET /api/classes/[id]/grades/[assignment]': { ask: at((id) => `/grades/${id}`), answers: inClass(200, 403) },
}
