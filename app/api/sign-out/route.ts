import { signOut } from '@/server/accounts/signing-out'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => signOut(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
