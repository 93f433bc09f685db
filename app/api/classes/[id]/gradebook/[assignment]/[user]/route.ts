import { getCell } from '@/server/gradebook/cell'
import { postOverride } from '@/server/gradebook/overriding'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getCell)
export const POST = handle(postOverride)

const refused = methodNotAllowed('GET', 'HEAD', 'POST')

export { refused as PUT, refused as PATCH, refused as DELETE }
