import { putArchive } from '@/server/classes/classes'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const PUT = handle((request) => putArchive(request))

const refused = methodNotAllowed('PUT')

export { refused as GET, refused as POST, refused as PATCH, refused as DELETE }
