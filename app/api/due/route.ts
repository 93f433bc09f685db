import { getDue } from '@/server/assignments/seeing'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getDue)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
