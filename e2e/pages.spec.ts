import type { Page } from '@playwright/test'
import { contrast, expect, expectAccessible, pages, test } from './test'

for (const path of pages) {
  test(`${path}: axe finds nothing in light and dark, and nothing scrolls sideways`, async ({ page }) => {
    // Two looks and three widths of a page with all of its simulators running.
    test.slow()
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(path)
    await showSimulators(page)
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await painted(page)
    await expectAccessible(page, contrast)
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth)
      await expect.poll(wide, `width of the page in a window of ${width} px`).toBeLessThanOrEqual(width)
    }
  })
}

test('what is wrong for assistive technology is found', async ({ page }) => {
  await page.goto('/en')
  await page.locator('main').evaluate((main) => main.append(document.createElement('button')))
  await expect(expectAccessible(page)).rejects.toThrow('button-name')
})

test('without scripts, a lesson can be read to the end', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/en/lessons/why-2msl')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('Three lines to remember')).toBeVisible()
  await expect(page.getByRole('radio').first()).toBeVisible()
  await context.close()
})

test.describe('a wrong address', () => {
  test.use({ allowedErrors: [/404/] })

  for (const path of ['/en/lessons/no-such-lesson', '/fr', '/no/such/page']) {
    test(`${path} answers 404 in both languages`, async ({ page }) => {
      const response = await page.goto(path)
      expect(response?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
      await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible()
    })
  }
})

test('the root leads to the language that the browser asks for', async ({ request }) => {
  const ask = (language: string) => request.get('/', { maxRedirects: 0, headers: { 'accept-language': language } })
  expect((await ask('zh-CN,zh;q=0.9,en;q=0.8')).headers().location).toBe('/zh')
  expect((await ask('de;q=0.9,en;q=0.5,zh;q=0.7')).headers().location).toBe('/zh')
  expect((await ask('de')).headers().location).toBe('/en')
})

test('the language switch keeps page and section', async ({ page }) => {
  await page.goto('/en/lessons/first-wave')
  const third = page.locator('main h2').nth(2)
  await third.scrollIntoViewIfNeeded()
  await third.evaluate((heading) => heading.scrollIntoView())
  // Not Playwright's click, which scrolls even what is in view.
  await page.getByRole('link', { name: '中文' }).evaluate((link: HTMLAnchorElement) => link.click())
  await expect(page).toHaveURL(/\/zh\/lessons\/first-wave/)
  await expect(page.locator('main h2').nth(2)).toBeInViewport()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
})

/** Every figure of a lesson is one; it comes when its place does. */
async function showSimulators(page: Page) {
  if (!/\/lessons\/[\w-]+$/.test(page.url())) return
  for (const figure of await page.getByRole('figure').all()) {
    await figure.scrollIntoViewIfNeeded()
    await expect(figure.getByRole('region')).toBeVisible()
  }
}

/** Two frames later everything has its new colours. */
const painted = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
