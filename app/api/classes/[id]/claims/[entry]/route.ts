import { undoClaim } from '@/server/classes/roster'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const DELETE = handle((request) => undoClaim(request))

const refused = methodNotAllowed('DELETE')

export { refused as GET, refused as POST, refused as PUT, refused as PATCH }
