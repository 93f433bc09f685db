import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { visitor } from '../asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { getAccount } from './account.ts'
import { into, lea, newLea, post, up } from './account-fixture.ts'
import { changeAddress } from './changing-address.ts'
import { confirm } from './confirming.ts'
import { askForReset, reset } from './resetting.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
let post25: SMTPServer
let letters: { to: string; text: string }[]

beforeEach(async () => {
  db = temporaryDatabase()
  newLea()
  letters = []
  post25 = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo
        letters.push({ to: to?.address ?? '', text: readable(Buffer.concat(chunks).toString()) })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => post25.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(post25.server.address() as AddressInfo).port}`)
  vi.stubEnv('MAIL_FROM', 'Four Waves <waves@example.org>')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await new Promise<void>((resolve) => post25.close(resolve))
  await db.remove()
})

/** Long lines are folded in quoted-printable. */
const readable = (text: string) => text.replace(/=\r\n/g, '').replace(/=3D/g, '=')
const arrived = (count: number) => vi.waitFor(() => expect(letters).toHaveLength(count), { timeout: 10_000 })
const tokenIn = (text = '') => /#([\w-]{43})/.exec(text)?.[1] ?? ''
const newest = () => letters.at(-1)!

async function confirmed() {
  const browser = visitor()
  await up(browser)
  await arrived(letters.length + 1)
  await post(browser, confirm, { token: tokenIn(newest().text), password: lea.password })
  return browser
}

test('an account is made when its address has answered and the password fits, and keeps what was learnt', async () => {
  const browser = visitor()
  await browser.answer('test-choice', 'fin')
  expect((await up(browser)).body).toEqual({ confirm: true })
  await arrived(1)
  expect(newest().to).toBe(lea.email)
  expect(await db.client.user.count()).toBe(0)
  const token = tokenIn(newest().text)
  expect((await post(browser, confirm, { token, password: 'wrong wrong' })).body).toMatchObject({
    code: 'password-wrong',
  })
  expect(await post(browser, confirm, { token, password: lea.password })).toMatchObject({ status: 200 })
  expect(await db.client.user.findMany()).toMatchObject([{ email: lea.email, emailVerified: true }])
  expect(Object.keys((await browser.progress()).questions as object)).toEqual(['test-choice'])
  expect((await post(visitor(), confirm, { token, password: lea.password })).body).toMatchObject({
    code: 'link-invalid',
  })
})

test('S7: signing up with an address that is taken looks the same, and tells its owner only', async () => {
  await confirmed()
  const reply = await up(visitor(), { password: 'another of mine' })
  expect(reply).toMatchObject({ status: 200, body: { confirm: true } })
  await arrived(2)
  expect(newest()).toMatchObject({ to: lea.email })
  expect(tokenIn(newest().text)).toBe('')
  expect((await into(visitor())).status).toBe(200)
})

test('S7: asking for a reset looks the same for an address that nobody has', async () => {
  await confirmed()
  const ask = (email: string) => post(visitor(), askForReset, { email, locale: 'zh' })
  expect(await ask('nobody@example.org')).toMatchObject({ status: 200, body: (await ask(lea.email)).body })
  await arrived(2)
  expect(newest().to).toBe(lea.email)
  const password = 'dry paint on friday'
  expect((await post(visitor(), reset, { token: tokenIn(newest().text), password })).status).toBe(200)
  expect((await into(visitor(), { password })).status).toBe(200)
})

test('another address counts when it has answered; the old one is told', async () => {
  const browser = await confirmed()
  const email = `new-${lea.email}`
  const body = { email, password: lea.password }
  expect((await browser.ask(changeAddress, '/api', { method: 'PUT', body })).body).toEqual({ confirm: true })
  await arrived(3)
  const told = letters.find(({ to }) => to === email)
  expect(
    letters
      .slice(1)
      .map(({ to }) => to)
      .sort(),
  ).toEqual([email, lea.email].sort())
  const current = async () => (await browser.ask(getAccount, '/api/account')).body.email
  expect(await current()).toBe(lea.email)
  await post(browser, confirm, { token: tokenIn(told?.text), password: lea.password })
  expect(await current()).toBe(email)
})

test('three letters an hour to one address', async () => {
  for (let round = 0; round < 5; round++) await up(visitor())
  await arrived(3)
  expect((await up(visitor())).body).toEqual({ confirm: true })
})

test('a letter that cannot be sent is in the log, without its address', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1')
  expect((await up(visitor())).body).toEqual({ confirm: true })
  await vi.waitFor(() => expect(log).toHaveBeenCalled(), { timeout: 10_000 })
  expect(JSON.stringify(log.mock.calls)).not.toContain('example.org')
  log.mockRestore()
})
