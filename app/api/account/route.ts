import { getAccount, patchAccount } from '@/server/accounts/account'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle((request) => getAccount(request))
export const PATCH = handle((request) => patchAccount(request))

const refused = methodNotAllowed('GET', 'HEAD', 'PATCH')

export { refused as POST, refused as PUT, refused as DELETE }
