import { putClass } from '@/server/classes/classes'
import { getClass } from '@/server/classes/classroom'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle((request) => getClass(request))
export const PUT = handle((request) => putClass(request))

const refused = methodNotAllowed('GET', 'HEAD', 'PUT')

export { refused as POST, refused as PATCH, refused as DELETE }
