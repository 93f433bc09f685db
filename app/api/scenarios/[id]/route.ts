import { handle, methodNotAllowed } from '@/server/http/handle'
import { deleteScenario, putScenario } from '@/server/saved-scenarios'

export const PUT = handle(putScenario)
export const DELETE = handle(deleteScenario)

const refused = methodNotAllowed('PUT', 'DELETE')

export { refused as GET, refused as POST, refused as PATCH }
