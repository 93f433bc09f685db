import { handle, methodNotAllowed } from '@/server/http/handle'
import { getInsights } from '@/server/insights'

export const GET = handle((request) => getInsights(request))

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
