import { health } from '@/server/health'
import { handle, methodNotAllowed } from '@/server/http/handle'

export const dynamic = 'force-dynamic'

export const GET = handle(async () => {
  const report = await health()
  return Response.json(report, { status: report.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
})

const refused = methodNotAllowed('GET', 'HEAD')

export { refused as POST, refused as PUT, refused as PATCH, refused as DELETE }
