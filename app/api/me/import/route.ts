import { handle, methodNotAllowed } from '@/server/http/handle'
import { importMe } from '@/server/me/import'

export const POST = handle((request) => importMe(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
