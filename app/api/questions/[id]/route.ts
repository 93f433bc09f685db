import { handle, methodNotAllowed } from '@/server/http/handle'
import { askedVariant } from '@/server/variants'

export const GET = handle(askedVariant)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
