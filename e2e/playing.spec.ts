import { go, openBench } from './open-sandbox'
import { expect, test } from './test'

test('timers run down beside their lane', async ({ page }) => {
  const bench = await openBench(page)
  await go(bench, 'Timer (Go to the next)')
  await go(bench, 'To the end')
  await go(bench, 'Step back')
  await expect(bench.getByRole('img', { name: /^Segments between/ })).toContainText(/2MSL \d/)
})

test('playing has speeds, jumps go to the next event of a kind, and a press on a time in the words goes back', async ({
  page,
}) => {
  const bench = await openBench(page)
  await bench.getByRole('combobox', { name: 'Speed' }).selectOption('4×')
  await bench.getByRole('checkbox', { name: 'Skip waiting times' }).uncheck()
  await go(bench, 'State change (Go to the next)')
  await expect(bench.getByRole('slider')).toHaveValue('1')
  const none = bench.getByRole('button', { name: 'Loss (Go to the next)' })
  await expect(none).toHaveAttribute('aria-disabled', 'true')
  await expect(none).toHaveAccessibleDescription('The run has no more of these.')
  await go(bench, 'Timer (Go to the next)')
  const words = bench.getByRole('list', { name: 'The exchange in words' })
  await words
    .getByRole('button', { name: /^Go to t = / })
    .nth(2)
    .click()
  await expect(bench.getByRole('slider')).toHaveValue('3')
})

test('while a wait is played, the clock and the timers run down within it', async ({ page }) => {
  const bench = await openBench(page)
  await go(bench, 'To the end')
  await go(bench, 'Step back')
  await bench.getByRole('checkbox', { name: 'Skip waiting times' }).uncheck()
  const timer = bench.getByRole('img').getByText(/^2MSL/)
  const left = async () => Number.parseFloat(((await timer.textContent()) ?? '').replace('2MSL ', ''))
  const before = await left()
  await go(bench, 'Play')
  await expect.poll(left).toBeLessThan(before - 1)
  expect(await left()).toBeGreaterThan(0)
  await go(bench, 'Pause')
  await expect.poll(left).toBe(before)
})

test('undo and redo say what they would undo, by button and by key', async ({ page }) => {
  const bench = await openBench(page)
  await go(bench, 'To the end')
  await bench.getByRole('region', { name: 'On the wire' }).getByRole('button', { name: /^Drop/ }).click()
  const undo = bench.getByRole('button', { name: /^Undo: drop segment \d+ from the client/ })
  await undo.click()
  const redo = bench.getByRole('button', { name: /^Redo: drop segment/ })
  await redo.focus()
  await page.keyboard.press('Control+Shift+Z')
  await expect(undo).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(redo).toBeVisible()
})

test('each step is announced, and its segment says in one sentence what it tells the other side', async ({ page }) => {
  const bench = await openBench(page)
  await bench.getByRole('button', { name: 'Step', exact: true }).focus()
  const announced = bench.locator('p[aria-live=polite]')
  await page.keyboard.press('ArrowRight')
  await expect(announced).toContainText('The server calls listen()')
  await page.keyboard.press('ArrowRight')
  await expect(announced).toContainText('The client calls connect()')
  await expect(bench.getByText('“I am opening a connection. My numbers start at 0.”')).toBeVisible()
  await page.keyboard.press('Home')
  await expect(announced).toBeEmpty()
})

test('in Chinese, a segment says in one sentence what it tells the other side', async ({ page }) => {
  const bench = await openBench(page, '/zh/sandbox#v1.four-waves.2')
  await expect(bench.getByText('“我要建立连接。我的序号从 0 开始。”')).toBeVisible()
})

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('a run is stepped, scrubbed and changed by touch', async ({ page }) => {
    const bench = await openBench(page)
    await bench.getByRole('button', { name: 'Step', exact: true }).tap()
    await expect(bench.getByRole('slider')).toHaveValue('1')
    await bench.getByRole('button', { name: 'To the end', exact: true }).tap()
    await bench.getByRole('tab', { name: 'In words' }).tap()
    const words = bench.getByRole('list', { name: 'The exchange in words' })
    await words.getByRole('button', { name: /^Drop FIN,ACK seq=1 ack=1 from the client/ }).tap()
    await expect(bench.getByRole('button', { name: /^Undo: drop segment/ })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
})
