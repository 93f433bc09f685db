import { startOidc } from '@/server/accounts/oidc'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle((request) => startOidc(request))

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
