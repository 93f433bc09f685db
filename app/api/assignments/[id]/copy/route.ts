import { copyAssignment } from '@/server/assignments/assignments'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle(copyAssignment)

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
