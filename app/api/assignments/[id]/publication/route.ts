import { putPublication } from '@/server/assignments/assignments'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const PUT = handle(putPublication)

const refused = methodNotAllowed('PUT')

export { refused as GET, refused as POST, refused as PATCH, refused as DELETE }
