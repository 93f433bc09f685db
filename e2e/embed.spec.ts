import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { embedCode } from '../sandbox/embed/embed-code'
import { expect, expectAccessible, test } from './test'

/** Shows a page of another site with the given HTML in it, and returns what its frame holds. */
async function elsewhere(page: Page, html: string) {
  const site = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(`<!doctype html><title>A course</title><h1>Closing</h1>${html}`)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  page.on('close', () => site.close())
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
  return page.frameLocator('iframe')
}

test('a run on another site grows to its content, is stepped through, and answers to a lost segment', async ({
  page,
  baseURL,
}) => {
  const wishes = { controls: ['play', 'step', 'scrub', 'drop'], theme: 'auto' } as const
  const code = embedCode({ origin: baseURL!, locale: 'en', title: 'A run', hash: '#four-waves', wishes })
  const frame = await elsewhere(page, code)
  const run = frame.getByRole('region', { name: 'Four waves' })
  await expect(run.getByRole('img')).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => page.locator('iframe').evaluate((element) => element.clientHeight)).not.toBe(560)
  await run.getByRole('button', { name: 'Step', exact: true }).click()
  const closed = await page.locator('iframe').evaluate((element) => element.clientHeight)
  await run.getByText('The exchange in words').click()
  await expect
    .poll(() => page.locator('iframe').evaluate((element) => element.clientHeight))
    .toBeGreaterThan(closed + 200)
  await expect(run.getByRole('list', { name: 'The exchange in words' })).toContainText('The server calls listen()')
  await run.getByRole('slider').press('End')
  const words = run.getByRole('list', { name: 'The exchange in words' })
  await expect(words).not.toContainText('again')
  await words.getByRole('button', { name: /^Drop ACK seq=2 ack=2 from the client/ }).click()
  await run.getByRole('slider').press('End')
  await expect(words).toContainText(/sends FIN,ACK seq=1 ack=2 again/)
  await run.getByRole('button', { name: 'Reset' }).click()
  await expect(words).not.toContainText('again')
})

test('the sandbox gives the HTML for a run that somebody has changed, and it shows that run', async ({ page }) => {
  await page.goto('/en/sandbox#v1.four-waves.0')
  const bench = page.getByRole('region', { name: 'Four waves', exact: true })
  await bench.getByRole('button', { name: 'To the end' }).click({ timeout: 30_000 })
  const words = bench.getByRole('list', { name: 'The exchange in words' })
  await words.getByRole('button', { name: /^Drop ACK seq=2 ack=2 from the client/ }).click()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Embed', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Embed this run' })
  await dialog.getByRole('checkbox', { name: 'Play' }).uncheck()
  await dialog.getByRole('radio', { name: 'dark' }).check()
  await expectAccessible(page)
  const code = await dialog.getByRole('textbox', { name: 'HTML for your page' }).inputValue()
  expect(code).toContain('/en/embed?controls=step,scrub,drop&amp;theme=dark#v1.')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()

  const frame = await elsewhere(page, code)
  await frame.getByRole('slider').press('End', { timeout: 30_000 })
  await frame.getByText('The exchange in words').click()
  await expect(frame.getByRole('list')).toContainText(/sends FIN,ACK seq=1 ack=2 again/)
})

test('it keeps nothing in the browser and asks no other host', async ({ page, context, baseURL }) => {
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).origin))
  await page.goto('/en/embed#four-waves')
  await expect(page.getByRole('img')).toBeVisible({ timeout: 20_000 })
  expect([...hosts]).toEqual([new URL(baseURL!).origin])
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})

test('the page asks for its controls and its colours', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/en/embed?controls=step&theme=dark#v1.four-waves.5')
  await expect(page.getByRole('img')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: 'Step', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play' })).toHaveCount(0)
  await expect(page.getByRole('slider')).toHaveCount(0)
  expect(await page.locator('html').evaluate((root) => getComputedStyle(root).backgroundColor)).toBe('rgb(21, 23, 27)')
  await page.getByText('The exchange in words').click()
  await expect(page.getByRole('listitem')).toHaveCount(5)
  await expect(page.getByRole('button', { name: 'Drop' })).toHaveCount(0)
})

test('in Chinese it is Chinese, by keyboard too, and axe finds nothing', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  for (const theme of ['light', 'dark']) {
    await page.goto(`/zh/embed?theme=${theme}#first-wave-lost`)
    await expect(page.getByRole('img')).toBeVisible({ timeout: 20_000 })
    await page.getByRole('button', { name: '下一步' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('slider')).toHaveValue('1')
    await page.getByText('文字记录').click()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  }
})

test.describe('an address that names nothing', () => {
  test.use({ allowedErrors: [/404/] })

  test('says so, whatever is wrong with it', async ({ page }) => {
    for (const [hash, said] of [
      ['', 'No run is named.'],
      ['#no-such-run', 'There is no run of this name.'],
      ['#v1.AAAA~broken', 'This link is not whole'],
      ['#v9.from-the-future', 'This link was made by a newer version.'],
    ] as const) {
      await page.goto(`/en/embed${hash}`)
      await expect(page.getByRole('alert')).toContainText(said, { timeout: 20_000 })
    }
  })
})
