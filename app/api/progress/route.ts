import { handle, methodNotAllowed } from '@/server/http/handle'
import { getProgress } from '@/server/progress'

export const GET = handle(getProgress)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
