import { getCheckUp } from '@/server/check-up'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getCheckUp)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
