import { handle, methodNotAllowed } from '@/server/http/handle'
import { getScenarios } from '@/server/saved-scenarios'

export const GET = handle(getScenarios)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
