import type { Locator } from '@playwright/test'
import { expect, openFigure, test } from './test'

test('dropping the last ACK in a figure makes the server send its FIN again', async ({ page }) => {
  await page.goto('/en/lessons/fourth-wave')
  const figure = await openFigure(page, 'All four waves, and 60 seconds')
  await figure.getByRole('button', { name: 'To the end' }).click()
  const transcript = figure.getByRole('list', { name: 'The exchange in words' })
  await expect(transcript.getByText('again')).toHaveCount(0)
  await transcript.getByRole('button', { name: /^Drop ACK seq=2 ack=2 from the client/ }).click()
  await figure.getByRole('button', { name: 'To the end' }).click()
  await expect(transcript).toContainText(/sends FIN,ACK seq=1 ack=2 again/)
  await figure.getByRole('button', { name: 'Undo' }).click()
  await expect(transcript).not.toContainText(/sends FIN,ACK seq=1 ack=2 again/)
})

test('the simulator is driven by keys while the focus is inside, and by none outside', async ({ page }) => {
  await page.goto('/en/lessons/fourth-wave')
  const figure = await openFigure(page, 'All four waves, and 60 seconds')
  const scrubber = figure.getByRole('slider')
  await page.keyboard.press('ArrowRight')
  await expect(scrubber).toHaveValue('0')
  await figure.getByRole('button', { name: 'Step', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(scrubber).toHaveValue('1')
  await page.keyboard.press('ArrowLeft')
  await expect(scrubber).toHaveValue('0')
})

test('on the start page the four waves run at once, and stand still for those who ask for less motion', async ({
  page,
}) => {
  await page.goto('/en')
  const hero = page.getByRole('region', { name: 'The four waves: the client closes first' })
  await expect(hero.getByRole('img')).toBeVisible()
  await expect(hero.getByRole('slider')).not.toHaveValue('0')

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.reload()
  const slider = hero.getByRole('slider')
  await expect(slider).toHaveValue((await slider.getAttribute('max')) ?? '')
})

test('a challenge is failed, then passed, and the server says of every clause whether it held', async ({ page }) => {
  await page.goto('/en/lessons/first-wave')
  const challenge = page.locator('#first-wave-challenge')
  await challenge.scrollIntoViewIfNeeded()
  const clause = (text: string) => challenge.getByRole('listitem').filter({ hasText: text }).last()

  await goBackBefore(challenge, 500)
  await challenge.getByRole('button', { name: 'shutdown(WR) on the client' }).click()
  await challenge.getByRole('button', { name: 'Check the answer' }).click()
  await expect(challenge.getByRole('heading', { name: 'Not right: 0 of 1 point' })).toBeFocused()
  await expect(clause('The server reaches TIME_WAIT')).toContainText('No, not in this run.')

  await challenge.getByRole('button', { name: 'Undo' }).click()
  await goBackBefore(challenge, 500)
  await challenge.getByRole('button', { name: 'close() on the server' }).click()
  await challenge.getByRole('button', { name: 'Check again' }).click()
  await expect(challenge.getByRole('heading', { name: 'Right: 1 of 1 point' })).toBeFocused()
  await expect(clause('The server reaches TIME_WAIT')).toContainText('Yes, at')
  await expect(challenge.getByText('You used 1 action')).toBeVisible()
})

/** Steps back from the end of the run until its clock shows less. */
async function goBackBefore(simulator: Locator, ms: number) {
  await simulator.getByRole('button', { name: 'To the end' }).click()
  const slider = simulator.getByRole('slider')
  await slider.focus()
  const back = async () => {
    const [, value = '', unit] = /t = ([\d.]+) (ms|s)/.exec((await slider.getAttribute('aria-valuetext')) ?? '') ?? []
    const now = Number(value) * (unit === 's' ? 1000 : 1)
    if (now >= ms) await slider.press('ArrowLeft')
    return now
  }
  await expect.poll(back, { intervals: [0] }).toBeLessThan(ms)
}

test('reading needs no engine: it comes with the first change', async ({ page }) => {
  const withEngine: string[] = []
  const reading: Promise<unknown>[] = []
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return
    reading.push(response.text().then((text) => text.includes('3.10.7.4 step 1') && withEngine.push(response.url())))
  })
  await page.goto('/en/lessons/fourth-wave')
  const figure = await openFigure(page, 'All four waves, and 60 seconds')
  await figure.getByRole('button', { name: 'To the end' }).click()
  await expect(figure.getByRole('slider')).not.toHaveValue('0')
  await page.locator('#fourth-wave-challenge').scrollIntoViewIfNeeded()
  await expect(page.locator('#fourth-wave-challenge').getByRole('slider')).toBeVisible()
  await page.waitForLoadState('networkidle')
  await Promise.all(reading)
  expect(withEngine).toEqual([])
  await figure.getByRole('button', { name: /^Drop ACK seq=2 ack=2 from the client/ }).click()
  await expect(figure.getByRole('button', { name: /^Let it through: ACK seq=2/ })).toBeVisible()
  await Promise.all(reading)
  expect(withEngine).toHaveLength(1)
})

test.describe('when the engine cannot be had', () => {
  test.use({ allowedErrors: [/ERR_FAILED|Failed to load|ChunkLoadError/] })

  test('a change says so and changes nothing, and works as soon as it can', async ({ page, context }) => {
    await page.goto('/en/lessons/fourth-wave')
    const figure = await openFigure(page, 'All four waves, and 60 seconds')
    await figure.getByRole('button', { name: 'To the end' }).click()
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    const drop = figure.getByRole('button', { name: /^Drop ACK seq=2 ack=2 from the client/ })
    await drop.click()
    await expect(figure.getByRole('alert')).toContainText('Nothing was changed')
    await context.setOffline(false)
    await drop.click()
    await expect(figure.getByRole('button', { name: /^Let it through: ACK seq=2/ })).toBeVisible()
    await expect(figure.getByRole('alert')).toHaveCount(0)
  })
})
