import { openSandbox, openTool } from './open-sandbox'
import { expect, expectAccessible, test } from './test'

for (const width of [360, 1280])
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } })

    test('nothing is wrong for assistive technology and nothing scrolls sideways, whatever is open', async ({
      page,
    }) => {
      const expectRight = async () => {
        await expectAccessible(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
      await openSandbox(page)
      for (const tool of ['Settings', 'What if', 'Share', 'Your scenarios', 'Download']) {
        const panel = await openTool(page, tool)
        if (tool === 'What if') await panel.getByRole('button', { name: 'Compare' }).click()
        else await expect(panel.getByRole('button').first()).toBeVisible()
        await expectRight()
      }
      await page.getByText('Recorded from Linux 6.18', { exact: true }).click()
      await expectRight()
    })
  })
