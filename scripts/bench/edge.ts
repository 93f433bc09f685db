import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createSecureServer, type IncomingHttpHeaders } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliCompressSync } from 'node:zlib'

const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-encoding', 'content-length'])
const compressible = /text|javascript|json|svg|xml/

/** The edge that a public site stands behind: HTTP/2, TLS and Brotli, in front of a server on this machine. */
export async function openEdge(origin: string): Promise<{ url: string; close: () => Promise<void> }> {
  const packed = new Map<string, Buffer>()
  const compress = (body: Buffer) => {
    const key = createHash('sha256').update(body).digest('hex')
    const known = packed.get(key) ?? brotliCompressSync(body)
    packed.set(key, known)
    return known
  }
  const server = createSecureServer(selfSigned(), async (request, response) => {
    const reply = await fetch(origin + request.url, {
      redirect: 'manual',
      method: request.method,
      headers: { 'accept-encoding': 'identity', ...passedOn(request.headers, origin) },
      ...(request.method === 'POST' && { body: await buffer(request) }),
    })
    const body = Buffer.from(await reply.arrayBuffer())
    const headers = Object.fromEntries([...reply.headers].filter(([name]) => !hopByHop.has(name)))
    const pack = compressible.test(reply.headers.get('content-type') ?? '')
    response.writeHead(reply.status, pack ? { ...headers, 'content-encoding': 'br' } : headers)
    response.end(pack ? compress(body) : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the edge has no port')
  return {
    url: `https://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** What the server has to know of a request; to it, the page comes from its own address. */
const passedOn = (headers: IncomingHttpHeaders, origin: string) =>
  Object.fromEntries(
    ['content-type', 'cookie', 'origin'].flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[name, name === 'origin' ? origin : String(value)]]
    }),
  )

function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), 'edge-'))
  const key = join(folder, 'key.pem')
  const cert = join(folder, 'cert.pem')
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=127.0.0.1', '-keyout', key, '-out', cert],
  ])
  if (made.status !== 0) throw new Error('openssl is needed to make a certificate for the measurement')
  const pair = { key: readFileSync(key), cert: readFileSync(cert) }
  rmSync(folder, { recursive: true })
  return pair
}
