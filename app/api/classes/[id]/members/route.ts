import { changeMembers } from '@/server/classes/members'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => changeMembers(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
