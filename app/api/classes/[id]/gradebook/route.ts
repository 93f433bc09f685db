import { getGradebook } from '@/server/gradebook/gradebook'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getGradebook)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
