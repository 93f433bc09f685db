import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from '../../e2e/test.ts'
import { postgresqlPort } from './ports.ts'
import { urlOf } from './server.ts'

test.use({ allowedErrors: [/401/] })

const password = 'wet paint on tuesday'
const codeShape = /^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}$/
const freshEmail = () => `${randomUUID()}@e2e.example`

async function signUp(page: Page, name: string, email: string) {
  await page.goto('/en/sign-up')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click()
  await page.waitForURL('**/en/progress')
}

/** By the administrator's command line, while the server runs. */
function makeInstructor(email: string) {
  const command = [
    'node_modules/tsx/dist/cli.mjs',
    '--conditions=react-server',
    'scripts/admin.ts',
    'instructor',
    email,
  ]
  execFileSync(process.execPath, command, { env: { ...process.env, DATABASE_URL: urlOf(postgresqlPort) } })
}

async function answerFirstQuestion(page: Page) {
  await page.goto('/en/lessons/first-wave')
  const question = page.locator('#first-wave-predict')
  await question.getByRole('radio', { name: 'The server: its application was the first' }).check()
  await question.getByRole('button', { name: 'Check the answer' }).click()
  await expect(question.getByRole('heading', { name: /^Right: 1 of 1/ })).toBeVisible()
}

const visitor = async (browser: Browser) => (await browser.newContext()).newPage()

test('what was answered before signing up is there after it, after a reload, and in another browser', async ({
  page,
  browser,
}) => {
  const answered = page.locator('article > header').getByText('1 of 8 answered right')
  await answerFirstQuestion(page)
  await expect(answered).toBeVisible()
  const email = freshEmail()
  await signUp(page, 'Lea', email)
  await page.goto('/en/lessons/first-wave')
  await expect(answered).toBeVisible()
  await page.reload()
  await expect(answered).toBeVisible()

  const other = await visitor(browser)
  await other.goto('/en/sign-in')
  await other.getByLabel('E-mail').fill(email)
  await other.getByLabel('Password').fill(password)
  await other.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await other.waitForURL('**/en/progress')
  await other.goto('/en/lessons/first-wave')
  await expect(other.locator('article > header').getByText('1 of 8 answered right')).toBeVisible()
})

test('an instructor makes a class and a code; a learner joins by it and answers', async ({ page, browser }) => {
  const email = freshEmail()
  await signUp(page, 'Ina', email)
  makeInstructor(email)
  await page.goto('/en/classes')
  await page.getByLabel('Name', { exact: true }).fill('How connections end')
  await page.getByRole('button', { name: 'Make the class' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'How connections end' })).toBeVisible()
  await page.getByRole('link', { name: 'Invitations', exact: true }).click()
  await page.getByRole('button', { name: 'Make a code' }).click()
  const code = (await page.getByText(codeShape).textContent()) ?? ''

  const learner = await visitor(browser)
  await signUp(learner, 'Tom Okafor', freshEmail())
  await learner.goto('/en/classes')
  await learner.getByLabel('Code', { exact: true }).fill(code)
  await learner.getByRole('button', { name: 'Look it up' }).click()
  await learner.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(learner.getByRole('heading', { name: 'Your place in the class' })).toBeVisible()
  await answerFirstQuestion(learner)

  await page.getByRole('link', { name: 'Learners', exact: true }).click()
  await page.reload()
  await expect(page.getByText('Tom Okafor').first()).toBeVisible()
})
