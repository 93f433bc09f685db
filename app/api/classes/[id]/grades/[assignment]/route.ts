import { getOwnCell } from '@/server/gradebook/cell'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getOwnCell)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
