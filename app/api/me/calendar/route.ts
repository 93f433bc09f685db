import { endCalendar, getCalendar, renewCalendar } from '@/server/assignments/calendar'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const GET = handle(getCalendar)
export const POST = handle(renewCalendar)
export const DELETE = handle(endCalendar)

const refused = methodNotAllowed('GET', 'HEAD', 'POST', 'DELETE')

export { refused as PUT, refused as PATCH }
