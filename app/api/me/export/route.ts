import { handle, methodNotAllowed } from '@/server/http/handle'
import { exportMe } from '@/server/me/export'

export const GET = handle(exportMe)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
