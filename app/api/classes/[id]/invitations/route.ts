import { createInvitation, getInvitations } from '@/server/classes/invitations'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle((request) => getInvitations(request))
export const POST = handle((request) => createInvitation(request))

const refused = methodNotAllowed('GET', 'HEAD', 'POST')

export { refused as PUT, refused as PATCH, refused as DELETE }
