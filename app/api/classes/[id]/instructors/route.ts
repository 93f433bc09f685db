import { addInstructor } from '@/server/classes/instructors'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => addInstructor(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
