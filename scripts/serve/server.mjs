import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseUrl, whyNot } from '../setup/machine.mjs'
import { root } from '../setup/run.mjs'
import { Stop } from '../setup/say.mjs'
import { securityHeaders } from './headers.mjs'
import { readyMade } from './ready-made.mjs'
import { dropRest, isReadable, takeOnTrust } from './requests.mjs'
import { stopWhenTold } from './stopping.mjs'
import { oneEachTurn } from './turns.mjs'

process.env.NODE_ENV = 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'

/** Serves the build: what is ready made at once, the rest by Next.js. Resolves when it answers. */
export async function serve({ host, port }) {
  const secure = Boolean(process.env.SITE_URL?.startsWith('https:'))
  const headersFor = securityHeaders(root, secure)
  const sendReadyMade = readyMade(root)
  const next = await import('next')
  const app = next.default({ dev: false, dir: root, hostname: host, port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const turn = oneEachTurn()
  const server = createServer(patience, async (request, response) => {
    response.once('finish', () => dropRest(request))
    try {
      const [pathname] = request.url.split('?', 1)
      for (const [name, value] of Object.entries(headersFor(pathname))) response.setHeader(name, value)
      takeOnTrust(request)
      if (!isReadable(pathname)) response.writeHead(400).end()
      else if (!sendReadyMade(request, response)) {
        await turn()
        await handle(request, response)
      }
    } catch (error) {
      console.error(error)
      if (!response.headersSent) response.statusCode = 500
      response.end()
    }
  })
  await listen(server, host, port)
  stopWhenTold(server, app)
  await assertHealthy(server.address())
  const shown = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  console.log(`${'ready'.padEnd(10)} http://${shown}:${server.address().port}  (Ctrl+C stops)`)
}

/** Clients that send slowly, or nothing, are sent away. ms */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
}

const listen = (server, host, port) =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Stop(whyNot(error, host, port))))
    server.listen(port, host, resolve)
  })

/** A PostgreSQL may start at the same time, or have others to serve first. ms */
const patienceWithPostgresql = 20_000

/** Opens the database, so that a file in use or damaged is told now and not at the first answer. */
async function assertHealthy({ address, family, port }) {
  const ask = () => fetch(`http://${family === 'IPv6' ? `[${address}]` : address}:${port}/api/health`)
  const until = performance.now() + (databaseUrl().startsWith('file:') ? 0 : patienceWithPostgresql)
  let reply = await ask()
  while (!reply.ok && performance.now() < until) {
    await sleep(1_000)
    reply = await ask()
  }
  if (reply.ok) return
  const { database, freeMegabytes } = await reply.json()
  throw new Stop(
    database === 'ok'
      ? `only ${freeMegabytes} MB are free on the disk: free some space.`
      : 'the database cannot be written, see above.',
  )
}
