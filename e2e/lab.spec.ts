import { expect, expectAccessible, test } from './test'

const result = /^Of 200 runs, (\d+) closed in three segments and (\d+) in four\.$/
/** 200 runs in a worker take half a second, and more on a busy machine. */
const patience = { timeout: 15_000 }

test.describe('three or four', () => {
  test('the longer the server waits before close(), the more connections close in four segments', async ({ page }) => {
    await page.goto('/en/lab')
    const said = page.getByRole('status').filter({ hasText: 'Of 200 runs' })
    const delay = page.getByRole('slider', { name: /The server closes after at least/ })
    await expect(said).toHaveText(result, patience)
    const four = async () => Number(result.exec(await said.innerText())?.[2])
    expect(await four()).toBeGreaterThan(0)
    await delay.focus()
    await page.keyboard.press('Home')
    await expect(said).toHaveText('Of 200 runs, 200 closed in three segments and 0 in four.')
    await delay.fill('60')
    await expect(said).toHaveText('Of 200 runs, 0 closed in three segments and 200 in four.')
    await page.getByRole('radio', { name: 'the letter of the RFC' }).check()
    await expect(said).toHaveText('Of 200 runs, 200 closed in three segments and 0 in four.')
  })

  test('the table says what the picture shows, and other seeds give other runs', async ({ page }) => {
    await page.goto('/en/lab')
    const said = page.getByRole('status').filter({ hasText: 'Of 200 runs' })
    await expect(said).toHaveText(result, patience)
    await page.getByText('The same as a table').click()
    const cells = await page.getByRole('figure').getByRole('cell').allInnerTexts()
    expect(cells.reduce((sum, text) => sum + Number(text), 0)).toBe(200)
    const before = await page.getByRole('figure').getByRole('table').innerText()
    await page.getByRole('button', { name: 'Run 200 others' }).click()
    await expect(async () => {
      expect(await page.getByRole('figure').getByRole('table').innerText()).not.toBe(before)
    }).toPass()
    await expectAccessible(page)
  })

  test('what a real Linux did stands beside it, with its recordings, in Chinese too', async ({ page }) => {
    await page.goto('/zh/lab')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('三个报文段还是四个？')
    await expect(page.getByRole('status').filter({ hasText: '200 次运行中' })).toBeVisible(patience)
    await expect(page.getByRole('link', { name: 'piggyback_3seg' })).toHaveAttribute(
      'href',
      '/zh/conformance/piggyback_3seg',
    )
    await expectAccessible(page)
  })
})
