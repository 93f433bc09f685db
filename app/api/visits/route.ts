import { handle, methodNotAllowed } from '@/server/http/handle'
import { visit } from '@/server/visits'

export const POST = handle(visit)

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
