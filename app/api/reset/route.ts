import { reset } from '@/server/accounts/resetting'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => reset(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
