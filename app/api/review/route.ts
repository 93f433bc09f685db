import { handle, methodNotAllowed } from '@/server/http/handle'
import { getReview } from '@/server/review'

export const GET = handle((request) => getReview(request))

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
