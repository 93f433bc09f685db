import { handle, methodNotAllowed } from '@/server/http/handle'
import { deleteMe } from '@/server/me/delete'

export const DELETE = handle((request) => deleteMe(request))

const refused = methodNotAllowed('DELETE')

export { refused as GET, refused as POST, refused as PUT, refused as PATCH }
