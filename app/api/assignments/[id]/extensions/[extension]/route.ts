import { withdrawExtension } from '@/server/assignments/extensions'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const DELETE = handle(withdrawExtension)

const refused = methodNotAllowed('DELETE')

export { refused as GET, refused as POST, refused as PUT, refused as PATCH }
