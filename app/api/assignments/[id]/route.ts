import { deleteAssignment, putAssignment } from '@/server/assignments/assignments'
import { getAssignment } from '@/server/assignments/seeing'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getAssignment)
export const PUT = handle(putAssignment)
export const DELETE = handle(deleteAssignment)

const refused = methodNotAllowed('GET', 'HEAD', 'PUT', 'DELETE')

export { refused as POST, refused as PATCH }
