import { endOtherSessions, getSessions } from '@/server/accounts/sessions'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle((request) => getSessions(request))
export const DELETE = handle((request) => endOtherSessions(request))

const refused = methodNotAllowed('GET', 'HEAD', 'DELETE')

export { refused as POST, refused as PUT, refused as PATCH }
