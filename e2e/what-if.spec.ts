import type { Page } from '@playwright/test'
import { openSandbox, openTool } from './open-sandbox'
import { expect, test } from './test'

const bench = (page: Page, title = 'Four waves') => page.getByRole('region', { name: title, exact: true })
const transcript = (page: Page, title?: string) =>
  bench(page, title).getByRole('list', { name: 'The exchange in words' })

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

test('in Chinese: both futures stand side by side', async ({ page }) => {
  await page.goto('/zh/sandbox')
  await page.getByRole('button', { name: '如果……' }).click({ timeout: 30_000 })
  const whatIf = page.getByRole('region', { name: '如果……', exact: true })
  await whatIf.getByRole('button', { name: '比较' }).click()
  await expect(whatIf.getByText(/^第一处不同/)).toBeFocused()
  await expect(whatIf.getByRole('figure')).toHaveCount(2)
})
