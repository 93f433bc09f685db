import { getAllClasses } from '@/server/classes/all-classes'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle((request) => getAllClasses(request))

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
