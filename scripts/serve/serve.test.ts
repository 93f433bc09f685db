import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { compressBuild } from '../build/compress.ts'
import { earlierStatic } from '../setup/build.mjs'
import { securityHeaders } from './headers.mjs'
import { inlineScripts, scriptHash } from './pages.mjs'
import { readyMade } from './ready-made.mjs'
import { isReadable, takeOnTrust } from './requests.mjs'

const page = '<html><script src="/_next/static/a.js"></script><script>go(1)</script><p>hello, hello, hello</p></html>'
const notFound = '<html><script>lost()</script></html>'
const script = 'console.log("a".repeat(100))\n'.repeat(20)

let root: string
let server: Server
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'four-waves-build-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, '.next', path)), { recursive: true })
    writeFileSync(join(root, '.next', path), text)
  }
  write('server/app/en/lessons/a.html', page)
  write('server/app/_not-found.html', notFound)
  write('server/app/_not-found.meta', '{"status":404}')
  write('server/app/zh/embed.html', '<script type="application/json">{}</script>')
  write('static/a.js', script)
  await compressBuild(join(root, '.next'))
  mkdirSync(earlierStatic(root), { recursive: true })
  writeFileSync(join(earlierStatic(root), 'a.js'), 'of the build before')
  writeFileSync(join(earlierStatic(root), 'gone.js'), 'old()')
  const send = readyMade(root)
  server = createServer((request, response) => {
    if (!send(request, response)) response.writeHead(418).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  rmSync(root, { recursive: true })
})

/** The body as it came over the wire. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    httpRequest({ port, host: '127.0.0.1', path, headers, method }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
    })
      .on('error', reject)
      .end()
  })

test('a static file comes in the best form that the browser accepts, and may be kept for ever', async () => {
  const brotli = await get('/_next/static/a.js', { 'accept-encoding': 'gzip, deflate, br' })
  expect(brotli.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  })
  expect(brotliDecompressSync(brotli.body).toString()).toBe(script)
  const gzip = await get('/_next/static/a.js', { 'accept-encoding': 'gzip, br;q=0' })
  expect(gunzipSync(gzip.body).toString()).toBe(script)
  const plain = await get('/_next/static/a.js')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.body.toString()).toBe(script)
})

test('a page that was opened before the last build still gets its scripts (R10)', async () => {
  const { status, body } = await get('/_next/static/gone.js')
  expect([status, body.toString()]).toEqual([200, 'old()'])
})

test('brotli is made with all care', async () => {
  const { body } = await get('/_next/static/a.js', { 'accept-encoding': 'br' })
  expect(body.length).toBeLessThanOrEqual(brotliCompressSync(script).length)
})

test('a page is asked for again, and answered by 304 while it is the same', async () => {
  const first = await get('/en/lessons/a?x=1', { 'accept-encoding': 'br' })
  expect(first.status).toBe(200)
  expect(first.headers['cache-control']).toBe('no-cache')
  const again = await get('/en/lessons/a', { 'accept-encoding': 'br', 'if-none-match': String(first.headers.etag) })
  expect([again.status, again.body.length]).toEqual([304, 0])
})

test('HEAD tells the length and sends nothing', async () => {
  const { headers, body } = await get('/en/lessons/a', {}, 'HEAD')
  expect([headers['content-length'], body.length]).toEqual([String(page.length), 0])
})

test.each([
  ['an address that nobody built', '/en/lessons/b', {}, 'GET'],
  ['an error page by its own name', '/_not-found', {}, 'GET'],
  ['a step of client navigation', '/en/lessons/a', { rsc: '1' }, 'GET'],
  ['anything but reading', '/en/lessons/a', {}, 'POST'],
  ['a path that climbs out', '/_next/static/../server/app/_not-found.html', {}, 'GET'],
])('%s is left to Next.js', async (_, path, headers, method) => {
  expect((await get(path, headers as Record<string, string>, method)).status).toBe(418)
})

test('a page may run its own inline scripts and no others', () => {
  const policyOf = (path: string) => securityHeaders(root, false)(path)['Content-Security-Policy']
  expect(policyOf('/en/lessons/a')).toContain(`script-src 'self' ${scriptHash('go(1)')};`)
  expect(policyOf('/nowhere')).toContain(`script-src 'self' ${scriptHash('lost()')};`)
  expect(policyOf('/en/lessons/a')).not.toMatch(/unsafe|\*/)
  expect(policyOf('/api/attempts')).toBe("default-src 'none'; frame-ancestors 'none'")
})

test('only the embedded page may stand in a frame on another site, and it has no inline script', () => {
  const policyOf = (path: string) => securityHeaders(root, false)(path)['Content-Security-Policy']
  expect(policyOf('/zh/embed')).toMatch(/script-src 'self';.*frame-ancestors \*$/)
  for (const path of ['/en/lessons/a', '/zh/embed/x', '/nowhere', '/api/attempts'])
    expect(policyOf(path)).toContain("frame-ancestors 'none'")
})

test('a worker may load the scripts that it is made of, and nothing else', () => {
  const policy = securityHeaders(root, false)('/_next/static/chunks/worker.js')['Content-Security-Policy']
  expect(policy).toBe("default-src 'none'; script-src 'self'; frame-ancestors 'none'")
  expect(securityHeaders(root, false)('/en/lessons/a')['Content-Security-Policy']).toContain("worker-src 'self'")
})

test('only over https is the browser told to stay with https', () => {
  expect(securityHeaders(root, false)('/')).not.toHaveProperty('Strict-Transport-Security')
  expect(securityHeaders(root, true)('/')).toHaveProperty('Strict-Transport-Security')
})

const claiming = () => ({
  socket: { remoteAddress: '192.0.2.7' },
  headers: {
    host: 'waves.test',
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-host': 'evil.test',
    'x-middleware-subrequest': 'middleware',
    'next-resume': '1',
  } as Record<string, string>,
})

afterEach(() => vi.unstubAllEnvs())

test('what a client says about itself is not believed', () => {
  const request = claiming()
  takeOnTrust(request)
  expect(request.headers).toEqual({ host: 'waves.test', 'x-forwarded-for': '192.0.2.7' })
})

test('what a proxy of ours says is believed, but never what is spoken inside Next.js', () => {
  vi.stubEnv('TRUST_PROXY', '1')
  const request = claiming()
  takeOnTrust(request)
  expect(request.headers['x-forwarded-for']).toBe('203.0.113.9')
  expect(request.headers).not.toHaveProperty('next-resume')
  expect(request.headers).not.toHaveProperty('x-middleware-subrequest')
})

test('an address with a broken escape is not handed on', () => {
  expect(['/en/lessons/a', '/%E5%9B%9B'].map(isReadable)).toEqual([true, true])
  expect(['/%', '/%E5', '/%zz'].map(isReadable)).toEqual([false, false, false])
})

test('inline scripts are found with attributes and over several lines', () => {
  expect(inlineScripts('<script id="x">a\nb</script><script async src="/c.js"></script><script></script>')).toEqual([
    'a\nb',
  ])
})
