import { problem } from '@/server/http/problem'

/** An address below /api that does not exist answers like the API, not like a page. */
const notFound = async () => problem('not-found')

export { notFound as GET, notFound as POST, notFound as PUT, notFound as PATCH, notFound as DELETE }
