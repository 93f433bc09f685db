import { deleteSection, putSection } from '@/server/classes/sections'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const PUT = handle((request) => putSection(request))
export const DELETE = handle((request) => deleteSection(request))

const refused = methodNotAllowed('PUT', 'DELETE')

export { refused as GET, refused as POST, refused as PATCH }
