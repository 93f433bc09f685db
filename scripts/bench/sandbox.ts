import { type Browser, chromium, type Page } from '@playwright/test'
import { sharedHash } from '../../sandbox/workbench/share-link.ts'
import { transferOf } from '../../tcp/bench.ts'
import { type Gate, gates, ms, table } from './report.ts'

const slowness = 4
const rounds = 3
const long = 1_000
const short = 200

interface Times {
  p50: number
  p95: number
  worst: number
}

interface Scrub {
  /** Frames in the worst second, and the longest wait for one, ms. */
  frames: number
  longest: number
}

/** How quickly the sandbox answers in a browser whose processor is slowed down; best of some rounds. */
export async function measureSandbox(origin: string, executablePath: string): Promise<string> {
  const browser = await chromium.launch({ executablePath })
  const address = async (segments: number) => {
    const shared = { scenario: transferOf(segments), step: 0, title: `${segments} segments` }
    return `${origin}/en/sandbox${await sharedHash(shared)}`
  }
  const keys: Times[] = []
  const scrubs: Scrub[] = []
  const clicks: Times[] = []
  for (let round = 0; round < rounds; round += 1) {
    const page = await openSlowly(browser, await address(long))
    keys.push(await pressKeys(page))
    scrubs.push(await scrub(page))
    await page.context().close()
    const other = await openSlowly(browser, await address(short))
    clicks.push(await clickDrops(other))
    await other.context().close()
  }
  await browser.close()
  return report(keys, scrubs, clicks)
}

function report(keys: Times[], scrubs: Scrub[], clicks: Times[]): string {
  const key = keys.reduce((a, b) => (b.worst < a.worst ? b : a))
  const scrub = scrubs.reduce((a, b) => (b.frames > a.frames ? b : a))
  const click = clicks.reduce((a, b) => (b.p95 < a.p95 ? b : a))
  const row = (what: string, { p50, p95, worst }: Times) => [what, ms(p50), ms(p95), ms(worst)]
  const list: Gate[] = [
    gate(`a key on ${long} segments, slowest, ms`, key.worst, 50),
    { ...gate('scrubbing, frames in the worst second', scrub.frames, 30), gate: '>= 30', holds: scrub.frames >= 30 },
    gate(`a click that simulates ${short} segments again, p95, ms`, click.p95, 100),
  ]
  return [
    '## Sandbox',
    `From the key or click to the painted frame, in Chromium with its processor slowed ${slowness} times; the best of ${rounds} rounds, since the machine does other work as well.`,
    table(
      ['what', 'p50 ms', 'p95 ms', 'slowest ms'],
      [
        row(`a step, or a jump to an end, by key, ${long} segments`, key),
        row(`drop a segment, ${short} segments`, click),
        ['longest frame while scrubbing', '', '', ms(scrub.longest)],
      ],
    ),
    gates(list),
  ].join('\n\n')
}

const gate = (what: string, measured: number, most: number): Gate => ({
  what,
  measured: ms(measured),
  gate: `<= ${most}`,
  holds: measured <= most,
})

async function openSlowly(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await page.addInitScript(watchPaint)
  await page.goto(url)
  const mine = page.getByRole('button', { name: 'Make it mine' })
  await page.getByRole('slider').first().waitFor()
  if (await mine.isVisible()) await mine.click()
  await page.getByRole('slider').first().waitFor()
  await page.waitForLoadState('networkidle')
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  return page
}

/** In the page: notes for every key and click how long it took until the frame that follows it was painted. */
function watchPaint() {
  const painted: number[] = []
  const frames: number[] = []
  Object.assign(window, { painted, frames })
  const note = ({ timeStamp }: Event) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => painted.push(performance.now() - timeStamp)
      port2.postMessage(null)
    })
  addEventListener('keydown', note, { capture: true })
  addEventListener('click', note, { capture: true })
  const tick = (now: number) => {
    frames.push(now)
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
}

interface Watched {
  painted: number[]
  frames: number[]
}

async function pressKeys(page: Page): Promise<Times> {
  await page.getByRole('button', { name: 'Step', exact: true }).first().focus()
  const keys = [
    'End',
    ...Array(30).fill('ArrowLeft'),
    'Home',
    ...Array(40).fill('ArrowRight'),
    'End',
    'ArrowLeft',
    'Home',
  ]
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(500)
  await page.evaluate(() => (window as unknown as Watched).painted.splice(0))
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(120)
  }
  return timesOf(await page.evaluate(() => (window as unknown as Watched).painted))
}

async function clickDrops(page: Page): Promise<Times> {
  await page.getByRole('button', { name: 'To the end' }).first().click()
  const drop = page.getByRole('list', { name: 'The exchange in words' }).getByRole('button', { name: /^(Drop|Let it)/ })
  await drop.last().click()
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await page.evaluate(() => (window as unknown as Watched).painted.splice(0))
  for (let n = 0; n < 20; n += 1) {
    await drop.nth(-2).click()
    await page.waitForTimeout(200)
    await page.getByRole('button', { name: /^Undo/ }).first().click()
    await page.waitForTimeout(200)
  }
  return timesOf(await page.evaluate(() => (window as unknown as Watched).painted))
}

/** Drags the range from end to end and back, and counts frames. */
async function scrub(page: Page): Promise<Scrub> {
  const box = await page.getByRole('slider').first().boundingBox()
  if (!box) throw new Error('There is no range to scrub.')
  const [x, y, width] = [box.x + 10, box.y + box.height / 2, box.width - 20]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.evaluate(() => (window as unknown as Watched).frames.splice(0))
  for (let n = 1; n <= 240; n += 1) {
    const part = n <= 120 ? n / 120 : 2 - n / 120
    await page.mouse.move(x + width * part, y)
    await page.waitForTimeout(8)
  }
  const frames = await page.evaluate(() => (window as unknown as Watched).frames)
  await page.mouse.up()
  const gaps = frames.slice(1).map((at, index) => at - frames[index]!)
  const last = frames.at(-1) ?? 0
  const seconds = frames.filter((at) => at + 1000 <= last)
  const within = (from: number) => frames.filter((at) => at > from && at <= from + 1000).length
  return { frames: Math.min(...seconds.map(within)), longest: Math.max(...gaps) }
}

function timesOf(times: number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), worst: at(1) }
}
