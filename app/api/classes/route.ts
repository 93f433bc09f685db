import { createClass, getClasses } from '@/server/classes/classes'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle((request) => getClasses(request))
export const POST = handle((request) => createClass(request))

const refused = methodNotAllowed('GET', 'HEAD', 'POST')

export { refused as PUT, refused as PATCH, refused as DELETE }
