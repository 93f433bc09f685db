import { getRefutation } from '@/server/gradebook/statistics'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getRefutation)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
