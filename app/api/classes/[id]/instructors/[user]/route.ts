import { removeInstructor } from '@/server/classes/instructors'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const DELETE = handle((request) => removeInstructor(request))

const refused = methodNotAllowed('DELETE')

export { refused as GET, refused as POST, refused as PUT, refused as PATCH }
