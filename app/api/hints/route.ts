import { hint } from '@/server/hints'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle(hint)

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
