import { handle, methodNotAllowed } from '@/server/http/handle'
import { getInterview } from '@/server/interview-record'

export const GET = handle(getInterview)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
