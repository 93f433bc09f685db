import { getPeople } from '@/server/classes/classroom'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle((request) => getPeople(request))

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
