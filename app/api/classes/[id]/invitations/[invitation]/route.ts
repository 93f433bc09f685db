import { revokeInvitation, rotateInvitation } from '@/server/classes/invitations'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => rotateInvitation(request))
export const DELETE = handle((request) => revokeInvitation(request))

const refused = methodNotAllowed('POST', 'DELETE')

export { refused as GET, refused as PUT, refused as PATCH }
