import { lookAtInvitation } from '@/server/classes/joining'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => lookAtInvitation(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
