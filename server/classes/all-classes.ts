import 'server-only'
import { refuseUnlessAdministrator } from '../administration.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { json } from '../http/handle.ts'

const pageSize = 50
const teaching = { role: 'instructor', status: 'active' }

/** GET /api/administration/classes?after=: every class, the newest first; `after` is the id of the last one known. */
export async function getAllClasses(request: Request): Promise<Response> {
  const refused = await refuseUnlessAdministrator(request)
  if (refused) return refused
  const after = new URL(request.url).searchParams.get('after')
  const found = await retryWhenBusy(() =>
    database().client.classroom.findMany({
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: pageSize + 1,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
      include: {
        memberships: { where: teaching, select: { user: { select: { name: true } } }, orderBy: { joinedAt: 'asc' } },
        _count: { select: { memberships: { where: { role: 'learner', status: 'active' } } } },
      },
    }),
  )
  return json({
    classes: found.slice(0, pageSize).map(({ id, name, term, archivedAt, memberships, _count }) => ({
      id,
      name,
      term,
      archived: archivedAt !== null,
      teachers: memberships.map(({ user }) => user.name),
      learners: _count.memberships,
    })),
    more: found.length > pageSize,
  })
}
