import { getSession } from '@/server/accounts/account'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle((request) => getSession(request))

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
