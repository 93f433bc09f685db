import { handle, methodNotAllowed } from '@/server/http/handle'
import { getMetrics } from '@/server/metrics'

export const dynamic = 'force-dynamic'

export const GET = handle((request) => getMetrics(request))

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
