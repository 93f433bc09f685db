import { leaveClass, putSharing } from '@/server/classes/own-place'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const PUT = handle((request) => putSharing(request))
export const DELETE = handle((request) => leaveClass(request))

const refused = methodNotAllowed('PUT', 'DELETE')

export { refused as GET, refused as POST, refused as PATCH }
