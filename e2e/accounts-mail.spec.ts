import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { type Issuer, issuer } from '../server/accounts/issuer-fixture.ts'
import { expect, expectAccessible, test } from './test'

/** A server of its own, which sends letters to a post office of this test and trusts a provider of this test. */
const port = Number(process.env.E2E_PORT ?? 3210) + 7
const site = `http://127.0.0.1:${port}`
const folder = mkdtempSync(join(tmpdir(), 'four-waves-'))
const letters: string[] = []
let office: SMTPServer
let provider: Issuer
let server: ChildProcess

test.describe.configure({ mode: 'serial' })
test.use({ baseURL: site, allowedErrors: [/401|403|422/] })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  office = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString().replace(/=\r\n/g, '').replace(/=3D/g, '='))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve))
  provider = await issuer()
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: `file:${join(folder, 'waves.db')}`,
    SITE_URL: site,
    SMTP_URL: `smtp://127.0.0.1:${(office.server.address() as AddressInfo).port}`,
    MAIL_FROM: 'Four Waves <waves@example.org>',
    OIDC_ISSUER: provider.url,
    OIDC_CLIENT_ID: 'waves',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_NAME: 'Campus',
  }
  server = spawn(process.execPath, ['scripts/serve.mjs'], { env, stdio: 'ignore' })
  const ready = () =>
    fetch(`${site}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(ready, { timeout: 170_000 }).toBe(true)
})

test.afterAll(async () => {
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill()
  await gone
  await provider.close()
  await new Promise<void>((resolve) => office.close(resolve))
  rmSync(folder, { recursive: true })
})

async function newLink(page: string, before: number): Promise<string> {
  await expect.poll(() => letters.length).toBe(before + 1)
  const [link] = new RegExp(`${site}/en/${page}#[\\w-]{43}`).exec(letters.at(-1)!) ?? []
  return link!
}

test('a letter confirms the address, another one resets the password', async ({ page }) => {
  await page.goto('/en/sign-up')
  await page.getByLabel('Name').fill('Lea')
  await page.getByLabel('E-mail').fill('lea@example.org')
  await page.getByLabel('Password').fill('wet paint on tuesday')
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click()
  await expect(page.getByText(/a letter is on its way to lea@example.org/)).toBeVisible()
  await page.goto(await newLink('confirm', 0))
  await expectAccessible(page)
  await page.getByLabel('Password').fill('wet paint on tuesday')
  await page.getByRole('button', { name: 'Confirm and sign in' }).click()
  await page.waitForURL('**/en/account')

  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/en')
  await page.goto('/en/forgot')
  await page.getByLabel('E-mail').fill('lea@example.org')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText(/the letter is on its way/)).toBeVisible()
  await page.goto(await newLink('reset', 1))
  await expectAccessible(page)
  await page.getByLabel('New password').fill('dry paint on friday')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page.getByText('The new password is set.')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill('lea@example.org')
  await page.getByLabel('Password').fill('dry paint on friday')
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/en/progress')
})

test('zh: whoever the provider knows comes back signed in', async ({ page }) => {
  provider.said.claims = { sub: 'mei-1', email: 'mei@example.org', email_verified: true, name: '韩梅梅' }
  await page.goto('/zh/sign-in')
  await page.getByRole('link', { name: '用 Campus 登录' }).click()
  await page.waitForURL('**/zh/account')
  await expect(page.getByRole('link', { name: '韩梅梅' })).toBeVisible()
  await expect(page.getByText('mei@example.org').first()).toBeVisible()
})

test('a provider that lies is told about, and signs nobody in', async ({ page }) => {
  provider.said.forged = true
  await page.goto('/en/sign-in')
  await page.getByRole('link', { name: 'Sign in with Campus' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'by the other site did not work' })).toBeVisible()
})
