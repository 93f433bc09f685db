import { handle, methodNotAllowed } from '@/server/http/handle'
import { getMocks } from '@/server/mocks'

export const GET = handle(getMocks)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
