import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, openFigure, test } from './test'

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

test('the engine comes only when a figure is near', async ({ page }) => {
  const withEngine: string[] = []
  const reading: Promise<unknown>[] = []
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return
    reading.push(response.text().then((text) => text.includes('3.10.7.4 step 1') && withEngine.push(response.url())))
  })
  await page.setViewportSize({ width: 1280, height: 400 })
  await page.goto('/en/lessons/two-streams', { waitUntil: 'networkidle' })
  await Promise.all(reading)
  expect(withEngine).toEqual([])
  await page.getByRole('figure').last().scrollIntoViewIfNeeded()
  await expect(page.getByRole('slider').last()).toBeVisible()
  await Promise.all(reading)
  expect(withEngine).toHaveLength(1)
})

test.describe('the bench', () => {
  const open = async (page: Page, address = '/en/sandbox') => {
    await page.goto(address)
    const bench = page.locator('#workbench section').filter({ has: page.getByRole('slider') })
    await expect(bench.getByRole('slider')).toBeVisible({ timeout: 20_000 })
    return bench
  }
  const go = (bench: Locator, name: RegExp | string) => bench.getByRole('button', { name, exact: true }).click()

  test('a lost, a repeated and a forged segment are named in words in the ladder', async ({ page }) => {
    const bench = await open(page)
    await go(bench, 'To the end')
    const words = bench.getByRole('list', { name: 'The exchange in words' })
    await words.getByRole('button', { name: /^Drop FIN,ACK seq=1 ack=1 from the client/ }).click()
    const picture = bench.getByRole('img', { name: /^Segments between client and server/ })
    await expect(picture).toContainText('FIN,ACK lost')
    await expect(picture).toContainText('FIN,ACK again')
  })

  test('to scale, a minute is so much longer than a flight that the ladder grows far beyond its box', async ({
    page,
  }) => {
    const bench = await open(page)
    await go(bench, 'To the end')
    const height = () =>
      bench.getByRole('tabpanel').evaluate((panel) => panel.querySelector('.contain-strict')?.scrollHeight)
    const even = (await height()) ?? 0
    await bench.getByRole('combobox', { name: 'Time' }).selectOption('To scale')
    await expect.poll(height).toBeGreaterThan(10 * even)
    await expect(bench.getByRole('img', { name: /^Segments between/ })).toContainText('CLOSED')
  })

  test('timers run down beside their lane', async ({ page }) => {
    const bench = await open(page)
    await go(bench, 'Timer (Go to the next)')
    await go(bench, 'To the end')
    await go(bench, 'Step back')
    await expect(bench.getByRole('img', { name: /^Segments between/ })).toContainText(/2MSL \d/)
  })

  test('playing has speeds, jumps go to the next event of a kind, and a press on a time in the words goes back', async ({
    page,
  }) => {
    const bench = await open(page)
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
    const bench = await open(page)
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
    const bench = await open(page)
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

  test('a host connects, sends as many bytes as chosen, aborts and crashes; what is not possible says why', async ({
    page,
  }) => {
    const bench = await open(page)
    await go(bench, 'To the end')
    const client = bench.getByRole('group', { name: 'What the client can do' })
    const send = client.getByRole('button', { name: 'send(100) on the client' })
    await expect(send).toHaveAttribute('aria-disabled', 'true')
    await expect(send).toHaveAccessibleDescription(/close\(\)/)
    await go(bench, 'To the start')
    for (const _ of 'abcdef') await go(bench, 'Step')
    await client.getByRole('textbox', { name: 'Bytes to send on the client' }).fill('5000')
    await client.getByRole('button', { name: 'send(5000) on the client' }).click()
    await expect(bench.getByRole('region', { name: 'Client', exact: true })).toContainText('send(5000) = 5000')
    await client.getByRole('button', { name: 'close(linger 0) on the client' }).click()
    await go(bench, 'To the end')
    await expect(bench.getByRole('region', { name: 'Server', exact: true })).toContainText('CLOSED')
    await bench
      .getByRole('group', { name: 'What the server can do' })
      .getByRole('button', { name: /^reboot/ })
      .click()
    await expect(bench.getByRole('button', { name: 'Undo: reboot on the server' })).toBeVisible()
  })

  test('the cable is cut and mended; a forged reset with the likely numbers ends the connection', async ({ page }) => {
    const bench = await open(page)
    for (const _ of 'abcdef') await go(bench, 'Step')
    const wire = bench.getByRole('region', { name: 'On the wire' })
    await wire.getByRole('button', { name: 'Cut the cable' }).click()
    await go(bench, 'Step')
    await expect(wire.getByRole('button', { name: 'Mend the cable' })).toBeVisible()
    await page.keyboard.press('Control+z')
    await wire.getByRole('button', { name: 'Forge a segment' }).click()
    await wire.getByRole('textbox', { name: 'seq' }).fill('one')
    await wire.getByRole('button', { name: 'Put it on the wire' }).click()
    await expect(wire.getByRole('textbox', { name: 'seq' })).toHaveAccessibleDescription('A whole number is expected.')
    await wire.getByRole('textbox', { name: 'seq' }).fill('1')
    await wire.getByRole('button', { name: 'Put it on the wire' }).click()
    await go(bench, 'Step')
    await expect(bench.getByRole('region', { name: 'Server', exact: true })).toContainText('CLOSED')
    await expect(wire).toContainText('somebody else put it on the wire')
  })

  test('the state diagram shows the way, and a transition names event, action and source', async ({ page }) => {
    const bench = await open(page)
    await go(bench, 'To the end')
    await bench.getByRole('tab', { name: 'State diagram' }).click()
    const diagram = bench.getByRole('tabpanel', { name: 'State diagram' })
    await expect(diagram.getByRole('img')).toHaveAccessibleName(/The client is in CLOSED, the server in CLOSED/)
    await diagram.getByRole('button', { name: /FIN_WAIT_2 → TIME_WAIT/ }).click()
    await expect(diagram).toContainText('a FIN arrives')
    await expect(diagram).toContainText('sends ACK')
    await expect(diagram).toContainText('RFC 9293 3.10.7.4 step 8')
    await expectAccessible(page)
  })

  test('each side shows variables, queues, timers and the line that ss would print', async ({ page }) => {
    const bench = await open(page)
    await go(bench, 'To the end')
    await go(bench, 'Step back')
    const client = bench.getByRole('region', { name: 'Client', exact: true })
    await expect(client).toContainText('SND.WND')
    await expect(client).toContainText(/TIME-WAIT 0 0 10\.0\.0\.1:\d+ 10\.0\.0\.2:\d+ timer:\(timewait,/)
  })

  test('the main way in Chinese: step, lose a segment, undo, read the diagram', async ({ page }) => {
    const bench = await open(page, '/zh/sandbox')
    await go(bench, '跳到结尾')
    await bench.getByRole('region', { name: '线路上' }).getByRole('button', { name: /^丢弃/ }).click()
    await bench.getByRole('button', { name: /^撤销：丢弃客户端的第 \d+ 个报文段/ }).click()
    await bench.getByRole('tab', { name: '状态图' }).click()
    await bench.getByRole('button', { name: /FIN_WAIT_2 → TIME_WAIT/ }).click()
    await expect(bench.getByRole('tabpanel', { name: '状态图' })).toContainText('收到 FIN')
  })
})
