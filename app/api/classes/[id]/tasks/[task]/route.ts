import { handle, methodNotAllowed } from '@/server/http/handle'
import { deleteTask } from '@/server/tasks/tasks'

export const DELETE = handle(deleteTask)

const refused = methodNotAllowed('DELETE')

export { refused as GET, refused as POST, refused as PUT, refused as PATCH }
