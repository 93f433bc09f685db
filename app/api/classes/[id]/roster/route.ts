import { importRoster } from '@/server/classes/roster'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => importRoster(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
