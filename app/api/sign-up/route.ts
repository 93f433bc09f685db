import { signUp } from '@/server/accounts/signing-up'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => signUp(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
