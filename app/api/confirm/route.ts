import { confirm } from '@/server/accounts/confirming'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => confirm(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
