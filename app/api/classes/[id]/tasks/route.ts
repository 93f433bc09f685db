import { handle, methodNotAllowed } from '@/server/http/handle'
import { createTask, getTasks } from '@/server/tasks/tasks'

export const GET = handle(getTasks)
export const POST = handle(createTask)

const refused = methodNotAllowed('GET', 'HEAD', 'POST')

export { refused as PUT, refused as PATCH, refused as DELETE }
