import { changePassword } from '@/server/accounts/changing-password'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const PUT = handle((request) => changePassword(request))

const refused = methodNotAllowed('PUT')

export { refused as GET, refused as POST, refused as PATCH, refused as DELETE }
