import { handle, methodNotAllowed } from '@/server/http/handle'
import { getMock, putMock } from '@/server/mocks'

export const GET = handle(getMock)
export const PUT = handle((request) => putMock(request))

const refused = methodNotAllowed('GET', 'HEAD', 'PUT')

export { refused as POST, refused as PATCH, refused as DELETE }
