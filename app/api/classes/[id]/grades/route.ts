import { getOwnGrades } from '@/server/gradebook/own'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getOwnGrades)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
