import { sharedHash } from '../sandbox/workbench/share-link'
import { transferOf } from '../tcp/bench'
import { go, openBench } from './open-sandbox'
import { expect, expectAccessible, test } from './test'

test('a lost, a repeated and a forged segment are named in words in the ladder', async ({ page }) => {
  const bench = await openBench(page)
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
  const bench = await openBench(page)
  await go(bench, 'To the end')
  const height = () =>
    bench.getByRole('tabpanel').evaluate((panel) => panel.querySelector('.contain-strict')?.scrollHeight)
  const even = (await height()) ?? 0
  await bench.getByRole('combobox', { name: 'Time' }).selectOption('To scale')
  await expect.poll(height).toBeGreaterThan(10 * even)
  await expect(bench.getByRole('img', { name: /^Segments between/ })).toContainText('CLOSED')
})

test('the state diagram shows the way, and a transition names event, action and source', async ({ page }) => {
  const bench = await openBench(page)
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
  const bench = await openBench(page)
  await go(bench, 'To the end')
  await go(bench, 'Step back')
  const client = bench.getByRole('region', { name: 'Client', exact: true })
  await expect(client).toContainText('SND.WND')
  await expect(client).toContainText(/TIME-WAIT 0 0 10\.0\.0\.1:\d+ 10\.0\.0\.2:\d+ timer:\(timewait,/)
})

test('the main way in Chinese: step, lose a segment, undo, read the diagram', async ({ page }) => {
  const bench = await openBench(page, '/zh/sandbox')
  await go(bench, '跳到结尾')
  await bench.getByRole('region', { name: '线路上' }).getByRole('button', { name: /^丢弃/ }).click()
  await bench.getByRole('button', { name: /^撤销：丢弃客户端的第 \d+ 个报文段/ }).click()
  await bench.getByRole('tab', { name: '状态图' }).click()
  await bench.getByRole('button', { name: /FIN_WAIT_2 → TIME_WAIT/ }).click()
  await expect(bench.getByRole('tabpanel', { name: '状态图' })).toContainText('收到 FIN')
})

test('the words of a long run follow a jump to its end', async ({ page }) => {
  const hash = await sharedHash({ scenario: transferOf(200), step: 0, title: 'Long' })
  const bench = await openBench(page, `/en/sandbox${hash}`)
  await go(bench, 'To the end')
  const words = bench.getByRole('list', { name: 'The exchange in words' })
  await expect(words.getByRole('listitem').last()).toHaveAttribute('aria-current', 'step')
  await expect(words.getByRole('listitem').last()).toBeInViewport()
})
