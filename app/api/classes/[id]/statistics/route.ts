import { getClassStatistics } from '@/server/gradebook/statistics'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getClassStatistics)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
