import { createSection } from '@/server/classes/sections'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => createSection(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
