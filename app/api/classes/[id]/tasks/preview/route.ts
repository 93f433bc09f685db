import { handle, methodNotAllowed } from '@/server/http/handle'
import { previewTask } from '@/server/tasks/tasks'

export const POST = handle(previewTask)

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
