import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { openSandbox, openTool } from './open-sandbox'
import { expect, expectAccessible, test } from './test'

const password = 'wet paint on tuesday'

async function signUp(page: Page, email: string) {
  await page.goto('/en/sign-up')
  await page.getByLabel('Name').fill('Lea')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click()
  await page.waitForURL('**/en/progress')
}

test('what was saved without an account moves into it, and is there in another browser', async ({
  page,
  browser,
  baseURL,
}) => {
  await openSandbox(page)
  const saved = await openTool(page, 'Your scenarios')
  await expect(saved).toContainText('in this browser and nowhere else')
  await saved.getByLabel('Name').fill('Before lunch')
  await saved.getByRole('button', { name: 'Save the current scenario' }).click()
  await expect(saved.getByRole('status')).toHaveText('Saved: Before lunch.')

  const email = `${crypto.randomUUID()}@example.org`
  await signUp(page, email)
  await openSandbox(page)
  await openTool(page, 'Your scenarios')
  await expect(saved).toContainText('kept in your account')
  await expect(saved).toContainText('One scenario is kept in this browser only.')
  await saved.getByRole('button', { name: 'Move it to the account' }).click()
  await expect(saved.getByRole('status')).toHaveText('Moved to the account.')
  await expect(saved.getByText('in this browser only')).toHaveCount(0)
  await saved.getByRole('button', { name: 'Rename Before lunch' }).click()
  await saved.getByRole('textbox', { name: 'Rename Before lunch' }).fill('After lunch')
  await page.keyboard.press('Enter')
  await expect(saved.getByRole('status')).toHaveText('Renamed to After lunch.')
  await expectAccessible(page)

  const other = await (await browser.newContext({ baseURL: baseURL! })).newPage()
  await other.goto('/zh/sign-in')
  await other.getByLabel('邮箱').fill(email)
  await other.getByLabel('密码').fill(password)
  await other.getByRole('main').getByRole('button', { name: '登录' }).click()
  await other.waitForURL('**/zh/progress')
  await other.goto('/zh/sandbox')
  await other.getByRole('button', { name: '我的场景' }).click()
  const there = other.getByRole('region', { name: '我的场景', exact: true })
  await there.getByRole('button', { name: '打开 After lunch' }).click()
  await expect(other.getByRole('heading', { level: 2, name: 'After lunch' })).toBeVisible()
  await there.getByRole('button', { name: '删除 After lunch' }).click()
  await expect(there.getByRole('list', { name: '已保存的场景' })).toHaveCount(0)

  await page.reload()
  await openTool(page, 'Your scenarios')
  await expect(saved).toContainText('kept in your account')
  await expect(saved.getByText('You have not saved any yet.')).toBeVisible()
})

test('a scenario is saved, renamed, deleted, brought back and still there after a reload', async ({ page }) => {
  await openSandbox(page)
  const saved = await openTool(page, 'Your scenarios')
  await saved.getByLabel('Name').fill('Before lunch')
  await saved.getByRole('button', { name: 'Save the current scenario' }).click()
  await expect(saved.getByRole('status')).toHaveText('Saved: Before lunch.')
  await saved.getByRole('button', { name: 'Rename Before lunch' }).click()
  await saved.getByRole('textbox', { name: 'Rename Before lunch' }).fill('After lunch')
  await page.keyboard.press('Enter')
  await saved.getByRole('button', { name: 'Delete After lunch' }).click()
  await expect(saved.getByRole('list', { name: 'Saved scenarios' })).toHaveCount(0)
  await saved.getByRole('button', { name: 'Undo' }).click()
  await page.reload()
  await openTool(page, 'Your scenarios')
  await saved.getByRole('button', { name: 'Open After lunch' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'After lunch' })).toBeVisible()
})

test('a scenario leaves as a file and comes back; a wrong file says where it is wrong', async ({ page }, info) => {
  await openSandbox(page)
  const saved = await openTool(page, 'Your scenarios')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    saved.getByRole('button', { name: 'Export the current scenario as JSON' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('four-waves.json')
  const path = info.outputPath('my own.json')
  await download.saveAs(path)
  const scenario = JSON.parse(readFileSync(path, 'utf8'))

  const choose = async (name: string, text: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      saved.getByRole('button', { name: 'Import a JSON file' }).click(),
    ])
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  }
  await choose('wrong.json', JSON.stringify({ ...scenario, untilMs: -1 }))
  await expect(saved.getByRole('alert')).toContainText('untilMs: expected at least 0')
  await choose('letter.json', 'Dear all')
  await expect(saved.getByRole('alert')).toContainText('The file is not JSON.')
  await expect(page.getByRole('heading', { level: 2, name: 'Four waves' })).toBeVisible()
  await choose('my own.json', readFileSync(path, 'utf8'))
  await expect(page.getByRole('heading', { level: 2, name: 'my own' })).toBeVisible()
  await expect(saved.getByRole('alert')).toHaveCount(0)
})
