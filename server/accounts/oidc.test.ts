import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from '../asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { getAccount } from './account.ts'
import { type Browser, lea, newLea, up } from './account-fixture.ts'
import { type Issuer, issuer } from './issuer-fixture.ts'
import { finishOidc, startOidc } from './oidc.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
let provider: Issuer
beforeEach(async () => {
  db = temporaryDatabase()
  newLea()
  provider = await issuer()
  provider.said.claims.email = lea.email
  vi.stubEnv('OIDC_ISSUER', provider.url)
  vi.stubEnv('OIDC_CLIENT_ID', 'waves')
  vi.stubEnv('OIDC_CLIENT_SECRET', 'secret')
  vi.stubEnv('SITE_URL', 'http://waves.test')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await provider.close()
  await db.remove()
})

const go = async (browser: Browser, locale = 'en') => {
  const started = await browser.ask(startOidc, `/api/sign-in/oidc?locale=${locale}`)
  return new URL(started.headers.get('location') ?? '')
}
const comeBack = async (browser: Browser, to: URL) => {
  const back = new URL(provider.authorize(to.searchParams))
  return browser.ask(finishOidc, `${back.pathname}${back.search}`)
}
const account = async (browser: Browser) => (await browser.ask(getAccount, '/api/account')).body

test('whoever the provider knows is signed in, with what was learnt before, and again the next time', async () => {
  const browser = visitor()
  await browser.answer('test-choice', 'fin')
  const reply = await comeBack(browser, await go(browser, 'zh'))
  expect(reply).toMatchObject({ status: 302 })
  expect(reply.headers.get('location')).toBe('/zh/account')
  expect(await account(browser)).toMatchObject({ name: 'Lea', email: lea.email, hasPassword: false })
  expect(Object.keys((await browser.progress()).questions as object)).toEqual(['test-choice'])
  const other = visitor()
  await comeBack(other, await go(other))
  expect(await account(other)).toMatchObject({ name: 'Lea' })
  expect(await db.client.user.count()).toBe(1)
  expect(await db.client.account.findMany()).toMatchObject([{ accessToken: null, refreshToken: null, idToken: null }])
  expect(other.cookie()).not.toMatch(/better-auth\.session_token=[^;]/)
})

test('the request carries state, nonce and a challenge, and comes back to this site', async () => {
  const { origin, searchParams } = await go(visitor())
  expect(origin).toBe(provider.url)
  expect(searchParams.get('redirect_uri')).toBe('http://waves.test/api/auth/callback/oidc')
  expect(searchParams.get('code_challenge_method')).toBe('S256')
  for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)?.length).toBeGreaterThan(20)
})

const lies: [string, (said: Issuer['said']) => void][] = [
  ['of another issuer', ({ lies }) => Object.assign(lies, { iss: 'http://evil.test' })],
  ['for another site', ({ lies }) => Object.assign(lies, { aud: 'other' })],
  ['of another sign-in', ({ lies }) => Object.assign(lies, { nonce: 'other' })],
  ['that is too old', ({ lies }) => Object.assign(lies, { exp: 1 })],
  ['signed by somebody else', (said) => Object.assign(said, { forged: true })],
]

test.each(lies)('a token %s signs nobody in', async (_, lie) => {
  lie(provider.said)
  const browser = visitor()
  const reply = await comeBack(browser, await go(browser))
  expect(reply.headers.get('location')).toMatch(/^\/en\/sign-in\?error=/)
  expect(await account(browser)).toMatchObject({ code: 'sign-in-required' })
  expect(await db.client.user.count()).toBe(0)
})

test('the answer to another browser’s request signs nobody in', async () => {
  const to = await go(visitor())
  const victim = visitor()
  const reply = await comeBack(victim, to)
  expect(reply.headers.get('location')).toMatch(/^\/en\/sign-in\?error=/)
  expect(await account(victim)).toMatchObject({ code: 'sign-in-required' })
})

test('an account whose address nobody has confirmed is not opened by the provider’s word', async () => {
  await up(visitor())
  const browser = visitor()
  const reply = await comeBack(browser, await go(browser))
  expect(reply.headers.get('location')).toMatch(/^\/en\/sign-in\?error=/)
  expect(await account(browser)).toMatchObject({ code: 'sign-in-required' })
})

test('S15: whatever the request says, the way back stays on this site', async () => {
  const browser = visitor()
  const path = '/api/sign-in/oidc?locale=//evil.test&callbackURL=http://evil.test'
  const started = await browser.ask(startOidc, path)
  expect(new URL(started.headers.get('location') ?? '').searchParams.get('redirect_uri')).toMatch(
    /^http:\/\/waves\.test\//,
  )
  const reply = await browser.ask(finishOidc, '/api/auth/callback/oidc?error=x&state=y&iss=http://evil.test')
  expect(reply.headers.get('location')).toMatch(/^\/(en|zh)\/sign-in\?error=/)
})
