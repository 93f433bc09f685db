import type { Page } from '@playwright/test'
import { openSandbox, openTool } from './open-sandbox'
import { expect, test } from './test'

const bench = (page: Page, title = 'Four waves') => page.getByRole('region', { name: title, exact: true })
const transcript = (page: Page, title?: string) =>
  bench(page, title).getByRole('list', { name: 'The exchange in words' })

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

test.describe('a link that cannot be opened', () => {
  test.use({ allowedErrors: [/404/] })
  test('says why, and opens nothing', async ({ page }) => {
    await openSandbox(page)
    for (const [hash, text] of [
      ['#v1.eJyrVkouzs9LLMnMz1OyUjLUM1KqBQBDrQY', 'This link is damaged'],
      ['#v7.whatever', 'made by a newer version'],
      ['#v1.fifth-wave.3', 'names the scenario “fifth-wave”'],
    ] as const) {
      await page.goto(`/en/sandbox${hash}`)
      const alert = page.locator('#workbench').getByRole('alert')
      await expect(alert).toContainText(text)
      await expect(alert).toContainText('Nothing was opened.')
      await expect(page.getByRole('heading', { level: 2, name: 'Four waves' })).toBeVisible()
      await alert.getByRole('button', { name: 'Close' }).click()
      await expect(alert).toHaveCount(0)
    }
  })
})
