import { signIn } from '@/server/accounts/signing-in'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => signIn(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
