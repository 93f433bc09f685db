import { getExtensions, giveExtension } from '@/server/assignments/extensions'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getExtensions)
export const POST = handle(giveExtension)

const refused = methodNotAllowed('GET', 'HEAD', 'POST')

export { refused as PUT, refused as PATCH, refused as DELETE }
