import { claimEntry } from '@/server/classes/own-place'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const POST = handle((request) => claimEntry(request))

const refused = methodNotAllowed('POST')

export { refused as GET, refused as PUT, refused as PATCH, refused as DELETE }
