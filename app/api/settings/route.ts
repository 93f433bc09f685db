import { handle, methodNotAllowed } from '@/server/http/handle'
import { getSettings, putSettings } from '@/server/settings'

export const GET = handle(getSettings)
export const PUT = handle((request) => putSettings(request))

const refused = methodNotAllowed('GET', 'HEAD', 'PUT')

export { refused as POST, refused as PATCH, refused as DELETE }
