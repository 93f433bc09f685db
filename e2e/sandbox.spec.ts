import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { openSandbox, openTool } from './open-sandbox'
import { expect, test } from './test'

const bench = (page: Page, title = 'Four waves') => page.getByRole('region', { name: title, exact: true })
const transcript = (page: Page, title?: string) =>
  bench(page, title).getByRole('list', { name: 'The exchange in words' })

test('from the start page the header leads to the sandbox, on a telephone by a menu', async ({ page }) => {
  await page.goto('/en')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sandbox' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sandbox' })).toBeVisible()

  await page.setViewportSize({ width: 360, height: 700 })
  await page.goto('/en')
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await expect(navigation.getByRole('link', { name: 'Sandbox' })).toBeHidden()
  await navigation.getByRole('button', { name: 'Menu' }).click()
  await navigation.getByRole('link', { name: 'Sandbox' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sandbox' })).toBeVisible()
})

test('before any script the page says what it is and lists its scenarios', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
  const page = await context.newPage()
  await page.goto('/en/sandbox')
  await expect(page.getByText('Two TCP endpoints in your browser.')).toBeVisible()
  expect(await page.locator('#library li').count()).toBeGreaterThanOrEqual(30)
  await expect(page.locator('noscript p')).toHaveText(/^The simulator needs JavaScript\./)
  await context.close()
})

test('a scenario of the library is opened, also a second time, and says which lesson explains it', async ({ page }) => {
  await openSandbox(page)
  const open = page.getByRole('link', { name: 'The fourth wave is lost' })
  await open.click()
  const title = 'The fourth wave is lost'
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await expect(page.locator('#workbench').getByRole('link', { name: 'Lesson: Lost waves' })).toHaveAttribute(
    'href',
    '/en/lessons/lost-waves',
  )
  await bench(page, title).getByRole('button', { name: 'To the end' }).click()
  await expect(transcript(page, title)).toContainText(/sends FIN,ACK seq=1 ack=2 again/)
  await open.click()
  await expect(transcript(page, title)).not.toContainText('FIN,ACK')
})

test('the same scenario is shown simulated and as the kernel was recorded', async ({ page }) => {
  await openSandbox(page)
  await bench(page).getByRole('button', { name: 'Step', exact: true }).click()
  await page.getByText('Recorded from Linux 6.18', { exact: true }).click()
  const recorded = page.getByRole('region', { name: 'Recorded: Four waves' })
  await expect(recorded).toContainText('What a Linux 6.18')
  await expect(recorded.getByRole('img')).toHaveAccessibleName(/7 sent, 0 lost/)
  await expect(recorded.getByRole('list')).toContainText('FIN,ACK seq=1 ack=1')
  await recorded.getByRole('slider').focus()
  await page.keyboard.press('Home')
  await expect(recorded.getByRole('list')).not.toContainText('FIN')
  await expect(bench(page)).toBeHidden()
  await page.getByText('Simulated', { exact: true }).click()
  await expect(bench(page).getByRole('slider')).toHaveValue('1')
})

test('a changed scenario is not lost when another one is opened', async ({ page }) => {
  await openSandbox(page)
  await bench(page).getByRole('button', { name: 'To the end' }).click()
  await transcript(page)
    .getByRole('button', { name: /^Drop FIN,ACK seq=1 ack=1 from the client/ })
    .click()
  await page.getByRole('link', { name: 'Half-close', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Half-close' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to it' }).click()
  await expect(page.getByText('(changed by you)')).toBeVisible()
  await expect(transcript(page)).toContainText('which is lost on the way')
})

test('settings: a wrong value is told by its field and changes nothing, a right one changes the run', async ({
  page,
}) => {
  await openSandbox(page)
  const settings = await openTool(page, 'Settings')
  const wait = settings.getByRole('textbox', { name: 'tcp_rto_min_us of the client' })
  await settings.getByLabel('Delay one way, ms').fill('soon')
  await wait.fill('0')
  await settings.getByRole('button', { name: 'Apply' }).click()
  await expect(settings.getByRole('status')).toHaveText('2 values are not possible. Nothing was changed.')
  await expect(settings.getByLabel('Delay one way, ms')).toBeFocused()
  await expect(settings.getByLabel('Delay one way, ms')).toHaveAccessibleDescription('a number is needed')
  await expect(wait).toHaveAccessibleDescription(/from 1 to 120000000/)

  await settings.getByLabel('Delay one way, ms').fill('30')
  await wait.fill('')
  await settings.getByLabel('Profile of the client').selectOption({ label: 'RFC 9293, by the letter' })
  await settings.getByRole('button', { name: 'Apply' }).click()
  await expect(settings.getByRole('status')).toHaveText('Applied. The run has been computed anew.')
  await bench(page).getByRole('button', { name: 'To the end' }).click()
  await expect(transcript(page)).toContainText('33 ms')
  await expect(page.getByText('(changed by you)')).toBeVisible()
})

test('a link brings scenario and step to somebody else, read-only until they make it theirs', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openSandbox(page)
  await bench(page).getByRole('button', { name: 'To the end' }).click()
  await transcript(page)
    .getByRole('button', { name: /^Drop FIN,ACK seq=1 ack=1 from the client/ })
    .click()
  await bench(page).getByRole('button', { name: 'To the start' }).click()
  await bench(page).getByRole('button', { name: 'Step', exact: true }).click()
  const step = await bench(page).getByRole('slider').inputValue()
  const share = await openTool(page, 'Share')
  await share.getByRole('button', { name: 'Copy the link' }).click()
  await expect(share.getByRole('status')).toHaveText('Copied.')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link.length).toBeLessThan(1500)

  const friend = await context.newPage()
  await friend.goto(`${link}.`)
  await expect(friend.getByText('Opened from a link')).toBeVisible({ timeout: 30_000 })
  await expect(bench(friend).getByRole('slider')).toHaveValue(step)
  await expect(bench(friend).getByRole('button', { name: /^Drop/ })).toHaveCount(0)
  await friend.getByRole('button', { name: 'Settings' }).focus()
  await expect(friend.getByRole('button', { name: 'Settings' })).toHaveAccessibleDescription('Make it yours first.')
  await friend.getByRole('button', { name: 'Make it mine' }).click()
  await bench(friend).getByRole('button', { name: 'To the end' }).click()
  await expect(transcript(friend)).toContainText('again')
  await expect(bench(friend).getByRole('button', { name: /^Drop/ }).first()).toBeVisible()
})

test('an unchanged scenario of the library has a short link', async ({ page }) => {
  await openSandbox(page)
  await bench(page).getByRole('button', { name: 'Step', exact: true }).click()
  const share = await openTool(page, 'Share')
  await expect(share.getByLabel('Link')).toHaveValue(/\/en\/sandbox#v1\.four-waves\.1$/)
})

for (const [what, hash, text] of [
  ['a damaged link', '#v1.eJyrVkouzs9LLMnMz1OyUjLUM1KqBQBDrQY', 'This link is damaged'],
  ['a newer link', '#v7.whatever', 'made by a newer version'],
  ['a link to nothing in the library', '#v1.fifth-wave.3', 'names the scenario “fifth-wave”'],
] as const)
  test.describe(what, () => {
    test.use({ allowedErrors: [/404/] })
    test('says so and opens nothing', async ({ page }) => {
      await openSandbox(page, hash)
      const alert = page.locator('#workbench').getByRole('alert')
      await expect(alert).toContainText(text)
      await expect(alert).toContainText('Nothing was opened.')
      await expect(page.getByRole('heading', { level: 2, name: 'Four waves' })).toBeVisible()
      await alert.getByRole('button', { name: 'Close' }).click()
      await expect(alert).toHaveCount(0)
    })
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

test('what if: one thing is changed in the past, and both futures stand side by side', async ({ page }) => {
  await openSandbox(page)
  const whatIf = await openTool(page, 'What if')
  await whatIf.getByLabel('What if').selectOption({ label: 'a segment had been lost' })
  await whatIf.getByLabel('Which segment').selectOption({ label: '180 ms, client: FIN,ACK seq=1 ack=1' })
  await whatIf.getByRole('button', { name: 'Compare' }).click()
  await expect(whatIf.getByText('First difference at 180 ms')).toBeFocused()
  await expect(whatIf.getByRole('figure')).toHaveCount(2)
  const heights = await whatIf.getByRole('figure').evaluateAll((figures) =>
    figures.map((figure) => {
      const time = [...figure.querySelectorAll('text')].find(({ textContent }) => textContent === '180 ms')
      return time?.getAttribute('y')
    }),
  )
  expect(heights[0], 'what happens at one moment has one height').toBe(heights[1])
  const first = whatIf.getByRole('row').filter({ hasText: 'differs from here on' })
  await expect(first).toHaveCount(1)
  await expect(first.getByRole('cell').last()).toContainText('lost')

  await page.setViewportSize({ width: 400, height: 800 })
  await expect(whatIf.getByRole('figure')).toHaveCount(1)
  await whatIf.getByRole('radio', { name: 'As it is' }).check()
  await expect(whatIf.getByRole('figure')).toContainText('As it is')

  await page.setViewportSize({ width: 1280, height: 800 })
  await whatIf.getByRole('button', { name: 'Go on with the changed run' }).click()
  await bench(page).getByRole('button', { name: 'To the end' }).click()
  await expect(transcript(page)).toContainText('again')
  await bench(page).getByRole('button', { name: /^Undo/ }).click()
  await expect(transcript(page)).not.toContainText('again')
})

test('in Chinese: open from the library, change a setting, share', async ({ page }) => {
  await page.goto('/zh/sandbox')
  await page.getByRole('link', { name: '第四次挥手丢失' }).click()
  await expect(page.getByRole('heading', { level: 2, name: '第四次挥手丢失' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: '设置' }).click()
  const settings = page.getByRole('region', { name: '设置', exact: true })
  await settings.getByLabel('单程时延，ms').fill('很久')
  await settings.getByRole('button', { name: '应用' }).click()
  await expect(settings.getByText('需要一个数字')).toBeVisible()
  await settings.getByLabel('单程时延，ms').fill('100')
  await settings.getByRole('button', { name: '应用' }).click()
  await expect(settings.getByRole('status')).toHaveText('已应用，运行已重新计算。')
  await page.getByRole('button', { name: '分享' }).click()
  await expect(page.getByLabel('链接', { exact: true })).toHaveValue(/\/zh\/sandbox#v1\.[\w-]+$/)
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'The fourth wave is lost' })).toBeVisible({
    timeout: 30_000,
  })
})
