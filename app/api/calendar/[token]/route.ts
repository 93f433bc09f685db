import { readCalendar } from '@/server/assignments/calendar'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(readCalendar)

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
