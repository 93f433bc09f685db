import { changeAddress } from '@/server/accounts/changing-address'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const PUT = handle((request) => changeAddress(request))

const refused = methodNotAllowed('PUT')

export { refused as GET, refused as POST, refused as PATCH, refused as DELETE }
