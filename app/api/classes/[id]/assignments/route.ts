import { createAssignment } from '@/server/assignments/assignments'
import { getClassAssignments } from '@/server/assignments/seeing'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getClassAssignments)
export const POST = handle(createAssignment)

const refused = methodNotAllowed('GET', 'HEAD', 'POST')

export { refused as PUT, refused as PATCH, refused as DELETE }
