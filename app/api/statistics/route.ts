import { handle, methodNotAllowed } from '@/server/http/handle'
import { getStatistics } from '@/server/statistics'

export const GET = handle((request) => getStatistics(request))

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
