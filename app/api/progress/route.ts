import { handle, json, methodNotAllowed } from '@/server/http/handle'
import { tokenOf } from '@/server/http/learner-cookie'
import { findLearner } from '@/server/learners'
import { progressOf } from '@/server/progress'

export const GET = handle(async (request) => json(await progressOf(await findLearner(tokenOf(request)))))

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
