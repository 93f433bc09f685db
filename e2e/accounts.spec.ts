import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, test } from './test'

test.use({ allowedErrors: [/401|409|422|403|503/] })

const words = {
  en: {
    signUp: 'Sign up',
    signIn: 'Sign in',
    signOut: 'Sign out',
    name: 'Name',
    email: 'E-mail',
    password: 'Password',
  },
  zh: { signUp: '注册', signIn: '登录', signOut: '退出登录', name: '姓名', email: '邮箱', password: '密码' },
} as const
type Locale = keyof typeof words
const password = 'wet paint on tuesday'
const freshEmail = () => `${crypto.randomUUID()}@example.org`

/** One answer to the first question of the first lesson, by the API, as this browser's visitor. */
async function answer(page: Page) {
  const body = { id: crypto.randomUUID(), questionId: 'first-wave-flags', seed: 1, answer: 'fin-ack' }
  const origin = new URL(page.url()).origin
  const reply = await page.request.post('/api/attempts', { data: body, headers: { origin } })
  expect(reply.status()).toBe(200)
}

const answered = async (page: Page) =>
  Object.keys((await (await page.request.get('/api/progress')).json()).questions).length

async function signUp(page: Page, locale: Locale, name: string, email: string) {
  const say = words[locale]
  await page.goto(`/${locale}/sign-up`)
  await page.getByLabel(say.name).fill(name)
  await page.getByLabel(say.email).fill(email)
  await page.getByLabel(say.password).fill(password)
  await page.getByRole('main').getByRole('button', { name: say.signUp }).click()
  await page.waitForURL(`**/${locale}/progress`)
}

async function signIn(page: Page, locale: Locale, email: string) {
  const say = words[locale]
  await page.goto(`/${locale}/sign-in`)
  await page.getByLabel(say.email).fill(email)
  await page.getByLabel(say.password).fill(password)
  await page.getByRole('main').getByRole('button', { name: say.signIn }).click()
}

async function another(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return (await browser.newContext({ baseURL: baseURL! })).newPage()
}

for (const locale of ['en', 'zh'] as const) {
  test(`${locale}: signing up keeps what was learnt, a second browser adds to it, signing out leaves nothing`, async ({
    page,
    browser,
    baseURL,
  }) => {
    const email = freshEmail()
    await page.goto(`/${locale}/sign-up`)
    await expectAccessible(page)
    await answer(page)
    await signUp(page, locale, '李雷', email)
    await expect(page.getByRole('link', { name: '李雷' })).toBeVisible()
    expect(await answered(page)).toBe(1)

    const second = await another(browser, baseURL)
    await second.goto(`/${locale}/sign-in`)
    await expectAccessible(second)
    await answer(second)
    await signIn(second, locale, email)
    await second.waitForURL(`**/${locale}/progress`)
    const { questions } = await (await second.request.get('/api/progress')).json()
    expect(questions['first-wave-flags'].attempts).toBe(2)

    await second.goto(`/${locale}/account`)
    await expect(second.getByText(email).first()).toBeVisible()
    await expectAccessible(second)
    await second.getByRole('main').getByRole('button', { name: words[locale].signOut, exact: true }).click()
    await second.waitForURL(`**/${locale}`)
    expect((await second.context().cookies()).map(({ name }) => name)).toEqual([])
    expect(await answered(second)).toBe(0)
    await expect(second.getByRole('link', { name: words[locale].signIn })).toBeVisible()
    await second.context().close()
  })
}

test('what is wrong is told at its field', async ({ page }) => {
  await page.goto('/en/sign-up')
  await page.getByLabel('Name').fill('Lea')
  await page.getByLabel('E-mail').fill('nonsense')
  await page.getByLabel('Password').fill('password')
  const submit = page.getByRole('main').getByRole('button', { name: 'Sign up' })
  await submit.click()
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription('That is not an e-mail address.')
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await page.getByLabel('E-mail').fill(freshEmail())
  await submit.click()
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/among the first that are tried/)
  await expectAccessible(page)
})

test('a wrong password says nothing about the address; after signing in, the page that asked is there', async ({
  page,
}) => {
  const email = freshEmail()
  await signUp(page, 'en', 'Lea', email)
  await page.context().clearCookies()
  await page.goto('/en/sign-in?next=/en/review')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('wrong wrong')
  const submit = page.getByRole('main').getByRole('button', { name: 'Sign in' })
  await submit.click()
  await expect(page.getByText('The e-mail or the password is not right.')).toBeVisible()
  await page.getByLabel('Password').fill(password)
  await submit.click()
  await page.waitForURL('**/en/review')
})

test('R22: of two users of one browser, neither sees nor sends what the other left waiting', async ({
  page,
  context,
}) => {
  const [first, second] = [freshEmail(), freshEmail()]
  await signUp(page, 'en', 'Lea', first)
  await page.goto('/en/lessons/first-wave/practice').catch(() => null)
  const left = { id: crypto.randomUUID(), questionId: 'first-wave-flags', seed: 1, answer: 'fin-ack', since: 1 }
  const learner = (await context.cookies()).find(({ name }) => name === 'learner-mark')?.value
  const key = `four-waves/outbox/1/${left.id}`
  await page.evaluate(([key, entry]) => localStorage.setItem(key!, entry!), [key, JSON.stringify({ ...left, learner })])
  await page.request.post('/api/sign-out', { data: {}, headers: { origin: new URL(page.url()).origin } })
  await signUp(page, 'en', 'Tom', second)
  await page.goto('/en/progress')
  await expect(page.getByRole('link', { name: 'Tom' })).toBeVisible()
  expect(await answered(page)).toBe(0)
  await page.request.post('/api/sign-out', { data: {}, headers: { origin: new URL(page.url()).origin } })
  await signIn(page, 'en', first)
  await page.waitForURL('**/en/progress')
  await expect.poll(() => answered(page)).toBe(1)
})

test('a new password signs out the other browsers; sessions are seen and ended', async ({ page, browser, baseURL }) => {
  const email = freshEmail()
  await signUp(page, 'en', 'Lea', email)
  const second = await another(browser, baseURL)
  await signIn(second, 'en', email)
  await second.waitForURL('**/en/progress')
  await page.goto('/en/account')
  await expect(page.getByRole('button', { name: /^Sign out Chrome/ })).toHaveCount(1)
  await page.getByLabel('Current password').last().fill(password)
  await page.getByLabel('New password').fill('dry paint on friday')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('The password is changed. Other browsers are signed out.')).toBeVisible()
  expect((await second.request.get('/api/account')).status()).toBe(401)
  expect((await page.request.get('/api/account')).status()).toBe(200)
  await second.context().close()
})

test('the account is deleted with the password, to the last row', async ({ page }) => {
  const email = freshEmail()
  await signUp(page, 'en', 'Lea', email)
  await page.goto('/en/account')
  await page.getByRole('button', { name: 'Delete the account' }).click()
  await page.getByLabel('Current password').last().fill(password)
  await page.getByRole('button', { name: 'Yes, delete the account' }).click()
  await page.waitForURL('**/en')
  await signIn(page, 'en', email)
  await expect(page.getByText('The e-mail or the password is not right.')).toBeVisible()
})
