import { sharedHash } from '../sandbox/workbench/share-link'
import { go, openBench } from './open-sandbox'
import { expect, test } from './test'

test('a host connects, sends as many bytes as chosen, aborts and crashes; what is not possible says why', async ({
  page,
}) => {
  const bench = await openBench(page)
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
  const bench = await openBench(page)
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

test('from two hosts that have done nothing, every call makes the run that a person wants', async ({ page }) => {
  const stack = { client: { profile: 'linux' }, server: { profile: 'linux' } } as const
  const scenario = { version: 1, stack, link: { delayMs: 20 }, script: [], network: [], untilMs: 60_000 } as const
  const hash = await sharedHash({ scenario: { ...scenario, script: [], network: [] }, step: 0, title: 'Nothing yet' })
  const bench = await openBench(page, `/en/sandbox${hash}`)
  await page.getByRole('button', { name: 'Make it mine' }).click()
  const call = async (name: string) => {
    await bench.getByRole('button', { name, exact: true }).click()
    await bench.getByRole('slider').press('End')
  }
  const side = (name: string) => bench.getByRole('region', { name, exact: true })
  await call('listen() on the server')
  await call('connect() on the client')
  await expect(side('Client').getByText('ESTABLISHED').first()).toBeVisible()
  await call('accept() on the server')
  await bench.getByRole('button', { name: 'keepalive(10 s) on the client' }).click()
  await bench.getByRole('button', { name: /^Undo: keepalive/ }).click()
  await call('recv() on the server')
  await call('shutdown(WR) on the client')
  await expect(side('Server')).toContainText('recv() = 0')
  await expect(side('Server').getByText('CLOSE_WAIT').first()).toBeVisible()
  await call('crash on the server')
  await expect(bench.getByRole('button', { name: 'Undo: crash on the server' })).toBeVisible()
})

test('a segment that is delayed is overtaken, and one that is duplicated arrives twice; the ladder says both', async ({
  page,
}) => {
  const bench = await openBench(page)
  await go(bench, 'To the end')
  const words = bench.getByRole('list', { name: 'The exchange in words' })
  const picture = bench.getByRole('img', { name: /^Segments between client and server/ })
  await words.getByRole('button', { name: /^Duplicate FIN,ACK seq=1 ack=1 from the client/ }).click()
  await bench.getByRole('slider').press('End')
  await expect(picture).toContainText('FIN,ACK copy')
  await bench.getByRole('button', { name: /^Undo: duplicate/ }).click()
  await expect(picture).not.toContainText('copy')
  await words.getByRole('button', { name: /^Delay ACK seq=1 ack=1 from the client/ }).click()
  await bench.getByRole('slider').press('End')
  await expect(picture).toContainText('late')
})

test('a press on an arrow of the ladder chooses its segment', async ({ page }) => {
  const bench = await openBench(page)
  await go(bench, 'To the end')
  const wire = bench.getByRole('region', { name: 'On the wire' })
  const picture = bench.getByRole('img', { name: /^Segments between client and server/ })
  await picture.getByText('FIN,ACK').first().click()
  await expect(wire).toContainText('FIN,ACK seq=1 ack=1')
})
