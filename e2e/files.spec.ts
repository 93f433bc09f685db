import { readFileSync } from 'node:fs'
import { writeCapture } from '../tcp/capture/write'
import type { Scenario } from '../tcp/scenario'
import { simulate } from '../tcp/simulate'
import { expect, expectAccessible, test } from './test'

const scenario = (name: string): Scenario => JSON.parse(readFileSync(`tcp/golden/${name}.json`, 'utf8'))
const capture = (name: string) => Buffer.from(writeCapture(simulate(scenario(name))))
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/vnd.tcpdump.pcap', buffer })

test.describe('opening a capture', () => {
  test('shows how its connection ended, the states of both sides, the ladder and the segments', async ({ page }) => {
    const sent: string[] = []
    page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
    await page.goto('/en/captures')
    await expect(page.getByText('The file is read inside your browser and never leaves it.')).toBeVisible()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a file' }).press('Enter'),
    ])
    await chooser.setFiles(file('close.pcapng', capture('client-closes-first')))
    await expect(page.getByText(/^close\.pcapng: \d+ packets, 1 TCP connection\.$/)).toBeVisible()
    const connection = page.getByRole('region', { name: 'Connection 1' })
    await expect(connection).toContainText('Closed by four waves: FIN, ACK, FIN, ACK. The client closed first.')
    await expect(connection).toContainText('When TIME_WAIT of the client ends: no segment tells.')
    await expect(connection.getByText('LAST_ACK').first()).toBeVisible()
    await expect(connection.getByRole('img', { name: /^Segments between client and server/ })).toBeVisible()
    await expect(connection.getByRole('row', { name: /FIN,ACK/ })).toHaveCount(2)
    expect(sent).toEqual([])
    await expectAccessible(page)
  })

  test('lets one choose when there are several connections, and says what was left out', async ({ page }) => {
    await page.goto('/en/captures')
    const second = readFileSync('tcp/recordings/active_close_4seg.json', 'utf8')
    const both = [scenario('three-segments'), JSON.parse(second).scenario as Scenario].map((each, index) =>
      writeCapture(simulate({ ...each, script: each.script.map((call) => withPort(call, 4000 + index)) })),
    )
    await page.locator('input[type=file]').setInputFiles(file('two.pcapng', Buffer.concat(both)))
    await expect(page.getByText(/2 TCP connections/)).toBeVisible()
    await expect(page.getByRole('region', { name: 'Connection 1' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Show: Connection 1' }).click()
    await expect(page.getByRole('region', { name: 'Connection 1' })).toContainText('Closed by three segments')
    await page.getByRole('button', { name: 'Show: Connection 2' }).click()
    await expect(page.getByRole('region', { name: 'Connection 2' })).toContainText('Closed by four waves')
  })

  test('says at which octet a broken file goes wrong, and shows what stands before it', async ({ page }) => {
    await page.goto('/en/captures')
    const whole = capture('client-closes-first')
    await page.locator('input[type=file]').setInputFiles(file('cut.pcapng', whole.subarray(0, whole.length - 20)))
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      /Reading stopped at octet \d+: the file is cut short/,
    )
    await expect(page.getByRole('region', { name: 'Connection 1' })).toBeVisible()
    await page.locator('input[type=file]').setInputFiles(file('<img src=x onerror=alert(1)>.pcap', Buffer.from('no')))
    await expect(page.getByRole('main').getByRole('alert')).toContainText('This file cannot be read. At octet 0:')
  })

  test('takes a file that is dropped, in Chinese', async ({ page }) => {
    await page.goto('/zh/captures')
    await expect(page.getByRole('button', { name: '选择文件' })).toBeVisible()
    const octets = capture('abort').toString('base64')
    await page.evaluate((base64) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], 'abort.pcapng'))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
    }, octets)
    await expect(page.getByRole('region', { name: '连接 1' })).toContainText(/中止：它发送了 RST/)
    await expectAccessible(page)
  })

  test('reading can be cancelled, and another file be chosen', async ({ page }) => {
    await page.goto('/en/captures')
    await page.route(/worker[^/]*\.js/, () => {})
    await page.locator('input[type=file]').setInputFiles(file('slow.pcapng', capture('abort')))
    await expect(page.getByText('Reading slow.pcapng (484 B)')).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText('Reading was cancelled.')).toBeVisible()
    await page.unroute(/worker[^/]*\.js/)
    await page.locator('input[type=file]').setInputFiles(file('again.pcapng', capture('abort')))
    await expect(page.getByRole('region', { name: 'Connection 1' })).toBeVisible()
  })
})

test('the run on the bench leaves as capture, picture, text and scenario, and the capture comes back', async ({
  page,
}) => {
  await page.goto('/en/sandbox#v1.four-waves.0')
  await page.getByRole('button', { name: 'Download', exact: true }).click({ timeout: 30_000 })
  const panel = page.getByRole('group', { name: 'Download this run' })
  const save = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name }).click()])
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) }
  }
  const pcapng = await save('Capture (pcapng), for Wireshark')
  expect(pcapng.name).toBe('four-waves.pcapng')
  const text = await save('Text')
  expect(text.name).toBe('four-waves.txt')
  expect(text.content.toString()).toMatch(/FIN,ACK seq=1 ack=1 -+> 200/)
  const json = await save('Scenario (JSON)')
  expect(JSON.parse(json.content.toString())).toMatchObject({ version: 1, link: { delayMs: 20 } })
  const svg = await save('Picture (SVG)')
  expect(svg.content.toString()).toContain('<title>Four waves</title>')
  expect((await save('Picture (PNG)')).name).toBe('four-waves.png')

  await page.goto('/en/captures')
  await page.locator('input[type=file]').setInputFiles(file('back.pcapng', pcapng.content))
  await expect(page.getByRole('region', { name: 'Connection 1' })).toContainText('The client closed first.')
})

test('the picture of a connection is saved as SVG and as PNG, whole and on its own', async ({ page }) => {
  await page.goto('/en/captures')
  await page.locator('input[type=file]').setInputFiles(file('close.pcapng', capture('client-closes-first')))
  const connection = page.getByRole('region', { name: 'Connection 1' })
  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      connection.getByRole('button', { name }).click(),
    ])
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) }
  }
  const svg = await save('Picture (SVG)')
  expect(svg.name).toBe('close-pcapng-1.svg')
  const text = svg.content.toString()
  expect(text).toContain('TIME_WAIT')
  expect(text).not.toMatch(/class=|var\(|<script|style=/)
  const png = await save('Picture (PNG)')
  expect(png.name).toBe('close-pcapng-1.png')
  expect(png.content.subarray(1, 4).toString()).toBe('PNG')
  expect(png.content.readUInt32BE(16)).toBeGreaterThan(1500)
})

const withPort = (call: Scenario['script'][number], port: number) =>
  call.do === 'connect' ? { ...call, localPort: port } : call
