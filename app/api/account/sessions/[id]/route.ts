import { endOneSession } from '@/server/accounts/sessions'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const DELETE = handle((request) => endOneSession(request))

const refused = methodNotAllowed('DELETE')

export { refused as GET, refused as POST, refused as PUT, refused as PATCH }
