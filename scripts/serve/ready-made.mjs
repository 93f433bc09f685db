import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { earlierStatic } from '../setup/build.mjs'
import { builtPages } from './pages.mjs'

const types = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
}

/**
 * Everything that the build finished, held in memory with its compressed forms: the static files, whose names change
 * with their content, those of earlier builds too, for pages that are still open, and the pages. Gives a function that
 * answers a request, or tells that it has nothing for it.
 */
export function readyMade(root) {
  const files = new Map()
  for (const folder of [earlierStatic(root), join(root, '.next', 'static')]) {
    for (const file of staticFiles(folder)) {
      const address = `/_next/static/${relative(folder, file).split(sep).join('/')}`
      files.set(
        address,
        readForms(file, { 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' }),
      )
    }
  }
  for (const { pathname, file, status } of builtPages(root)) {
    // Client navigation asks the same address for another form, by the header RSC: that is for Next.js to answer.
    if (status === 200 && !pathname.startsWith('/_')) {
      files.set(pathname, readForms(file, { 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding, RSC' }))
    }
  }
  return (request, response) => {
    const file = files.get(request.url.split('?', 1)[0])
    if (!file || !['GET', 'HEAD'].includes(request.method) || request.headers.rsc) return false
    send(file, request, response)
    return true
  }
}

const staticFiles = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
    : []

function readForms(file, headers) {
  const body = readFileSync(file)
  const compressed = (extension) => (existsSync(file + extension) ? readFileSync(file + extension) : undefined)
  return {
    headers: { ...headers, 'Content-Type': types[file.split('.').at(-1)] ?? 'application/octet-stream' },
    etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
    forms: { br: compressed('.br'), gzip: compressed('.gz'), identity: body },
  }
}

function send({ headers, etag, forms }, request, response) {
  const accepted = request.headers['accept-encoding'] ?? ''
  const form = ['br', 'gzip'].find(
    (name) => forms[name] && new RegExp(`\\b${name}\\b(?!;\\s*q=0(?:[,;]|$))`).test(accepted),
  )
  const body = forms[form ?? 'identity']
  const tag = `"${etag}-${form ?? 'identity'}"`
  const unchanged = (request.headers['if-none-match'] ?? '').split(/\s*,\s*/).includes(tag)
  const length = unchanged ? {} : { 'Content-Length': body.length, ...(form ? { 'Content-Encoding': form } : {}) }
  response.writeHead(unchanged ? 304 : 200, { ...headers, ETag: tag, ...length })
  response.end(unchanged || request.method === 'HEAD' ? undefined : body)
}
