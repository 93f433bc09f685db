import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Claims {
  sub: string
  email: string
  email_verified: boolean
  name: string
}

export type Issuer = Awaited<ReturnType<typeof issuer>>

/** For tests: a small OpenID provider, which signs in whoever `claims` says and can be told to lie in its token. */
export async function issuer(port = 0) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const codes = new Map<string, { nonce: string; challenge: string }>()
  const said = {
    claims: { sub: 'lea-1', email: 'lea@example.org', email_verified: true, name: 'Lea' } as Claims,
    lies: {} as Record<string, unknown>,
    forged: false,
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (pathname === '/.well-known/openid-configuration') return json(discovery(url))
    if (pathname === '/jwks')
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] })
    if (pathname === '/authorize') return response.writeHead(302, { location: authorize(searchParams) }).end()
    const body = new URLSearchParams(await text(request))
    const asked = codes.get(body.get('code') ?? '')
    codes.delete(body.get('code') ?? '')
    const verifier = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    if (!asked || asked.challenge !== verifier) return json({ error: 'invalid_grant' }, 400)
    const now = Math.floor(Date.now() / 1000)
    const token = { iss: url, aud: 'waves', iat: now, exp: now + 300, nonce: asked.nonce, ...said.claims, ...said.lies }
    return json({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: sign(token) })
  }

  function authorize(query: URLSearchParams): string {
    const code = randomUUID()
    codes.set(code, { nonce: query.get('nonce') ?? '', challenge: query.get('code_challenge') ?? '' })
    const back = new URL(query.get('redirect_uri') ?? '')
    back.search = String(new URLSearchParams({ code, state: query.get('state') ?? '' }))
    return back.href
  }

  function sign(payload: object): string {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${encode({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${encode(payload)}`
    const key = said.forged ? stranger : privateKey
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`
  }

  return { url, said, authorize, close: () => new Promise((resolve) => server.close(resolve)) }
}

const discovery = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
})

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
