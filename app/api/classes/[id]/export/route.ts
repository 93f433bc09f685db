import { getExport } from '@/server/gradebook/exporting'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getExport)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
