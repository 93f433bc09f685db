import { deleteEntry } from '@/server/classes/roster'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const DELETE = handle((request) => deleteEntry(request))

const refused = methodNotAllowed('DELETE')

export { refused as GET, refused as POST, refused as PUT, refused as PATCH }
