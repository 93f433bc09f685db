import { createServer } from 'node:http'
import { whyNot } from '../setup/machine.mjs'
import { root } from '../setup/run.mjs'
import { Stop } from '../setup/say.mjs'
import { securityHeaders } from './headers.mjs'
import { readyMade } from './ready-made.mjs'

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
  const server = createServer(patience, async (request, response) => {
    response.once('finish', () => dropRest(request))
    try {
      const [pathname] = request.url.split('?', 1)
      for (const [name, value] of Object.entries(headersFor(pathname))) response.setHeader(name, value)
      takeOnTrust(request)
      if (!isReadable(pathname)) response.writeHead(400).end()
      else if (!sendReadyMade(request, response)) await handle(request, response)
    } catch (error) {
      console.error(error)
      if (!response.headersSent) response.statusCode = 500
      response.end()
    }
  })
  await listen(server, host, port)
  stopOnSignal(server, app)
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

/** What a client says about itself counts only when a proxy of ours said it (TRUST_PROXY=1). */
function takeOnTrust(request) {
  if (process.env.TRUST_PROXY !== '1') {
    for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'])
      delete request.headers[name]
    request.headers['x-forwarded-for'] = request.socket.remoteAddress
  }
  // For Next.js alone, between its own parts.
  for (const name of ['x-middleware-subrequest', 'next-resume']) delete request.headers[name]
}

/**
 * A body that was refused half read is read to its end and dropped, as its sender would not see the answer if the
 * connection were cut. Next.js no longer listens, its copies would only cost memory.
 */
function dropRest(request) {
  if (request.readableEnded) return
  request.removeAllListeners('readable')
  request.resume()
}

/** Next.js takes an address with a broken escape for a fault of its own. */
function isReadable(pathname) {
  try {
    return Boolean(decodeURIComponent(pathname))
  } catch {
    return false
  }
}

const listen = (server, host, port) =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Stop(whyNot(error, host, port))))
    server.listen(port, host, resolve)
  })

/** Opens the database, so that a file in use or damaged is told now and not at the first answer. */
async function assertHealthy({ address, family, port }) {
  const reply = await fetch(`http://${family === 'IPv6' ? `[${address}]` : address}:${port}/api/health`)
  if (reply.ok) return
  const { database, freeMegabytes } = await reply.json()
  throw new Stop(
    database === 'ok'
      ? `only ${freeMegabytes} MB are free on the disk: free some space.`
      : 'the database cannot be written, see above.',
  )
}

/** Finishes what has begun, for at most five seconds. */
function stopOnSignal(server, app) {
  const stop = async () => {
    const late = setTimeout(() => server.closeAllConnections(), 5_000)
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeIdleConnections()
    })
    clearTimeout(late)
    await globalThis.fourWavesDatabase?.close()
    await app.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
