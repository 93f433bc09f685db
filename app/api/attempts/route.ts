import { answer } from '@/server/answering'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle(answer)

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
