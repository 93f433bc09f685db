import { postRegrade } from '@/server/gradebook/regrading'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle(postRegrade)

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
