import { join } from '@/server/classes/joining'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => join(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
