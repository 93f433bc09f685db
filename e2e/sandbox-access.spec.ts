import type { Page } from '@playwright/test'
import { openSandbox, openTool } from './open-sandbox'
import { expect, expectAccessible, test } from './test'

for (const width of [360, 1280])
  test.describe(`at ${width} px nothing is wrong for assistive technology and nothing scrolls sideways`, () => {
    test.use({ viewport: { width, height: 800 } })
    const expectRight = async (page: Page) => {
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    for (const tool of ['Settings', 'What if', 'Share', 'Your scenarios'])
      test(`with ${tool}`, async ({ page }) => {
        await openSandbox(page)
        const panel = await openTool(page, tool)
        if (tool === 'What if') await panel.getByRole('button', { name: 'Compare' }).click()
        await expectRight(page)
      })
    test('with what was recorded', async ({ page }) => {
      await openSandbox(page)
      await page.getByText('Recorded from Linux 6.18', { exact: true }).click()
      await expectRight(page)
    })
  })
