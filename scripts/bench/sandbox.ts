import { EventEmitter, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Locator, type Page } from '@playwright/test'
import { sharedHash } from '../../sandbox/workbench/share-link.ts'
import { transferOf } from '../../tcp/bench.ts'
import { type Gate, gates, ms, table } from './report.ts'

const slowness = 4
const rounds = 3
const long = 1_000
const short = 200
/** What one round does: every key draws another step. */
const keys = [
  'End',
  ...Array<string>(10).fill('ArrowLeft'),
  'Home',
  ...Array<string>(20).fill('ArrowRight'),
  'End',
  'ArrowLeft',
  'Home',
]
const dropped = 6
const scrubMs = 4000
/** Between two keys that somebody presses quickly, and between two clicks on different buttons. */
const pauseMs = 150
const clickPauseMs = 500

/** ms. */
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

interface Round {
  nothing: Times
  key: Times
  /** Until the ladder has followed, of the same keys and clicks. */
  keyDrawn: Times
  click: Times
  clickDrawn: Times
  scrub: Scrub
}

/** How quickly the sandbox answers in a browser whose processor is slowed down; best of some rounds. */
export async function measureSandbox(origin: string, executablePath: string): Promise<string> {
  const browser = await chromium.launch({ executablePath })
  try {
    const done: Round[] = []
    for (let round = 0; round < rounds; round += 1) done.push(await measureRound(browser, origin))
    return report(done)
  } finally {
    await browser.close()
  }
}

async function measureRound(browser: Browser, origin: string): Promise<Round> {
  const watch = await openSlowly(browser, origin, long)
  const { page } = watch
  const nothing = await pressKeys(watch, Array(10).fill('q'), false)
  const key = await pressKeys(watch, keys, true)
  const keyDrawn = await timesIn(page, 'drawn')
  const scrub = await scrubThrough(page)
  await page.context().close()
  const other = await openSlowly(browser, origin, short)
  const click = await clickDrops(other)
  const clickDrawn = await timesIn(other.page, 'drawn')
  await other.page.context().close()
  return { nothing, key, keyDrawn, click, clickDrawn, scrub }
}

function report(done: Round[]): string {
  const best = <Part>(part: (round: Round) => Part, cost: (part: Part) => number) =>
    done.map(part).reduce((a, b) => (cost(b) < cost(a) ? b : a))
  const quickest = (part: (round: Round) => Times) => best(part, ({ p95 }) => p95)
  const key = quickest((round) => round.key)
  const click = quickest((round) => round.click)
  const scrub = best(
    (round) => round.scrub,
    ({ frames }) => -frames,
  )
  const row = (what: string, { p50, p95, worst }: Times) => [what, ms(p50), ms(p95), ms(worst)]
  const list: Gate[] = [
    gate(`a key on ${long} segments, p95, ms`, key.p95, 50),
    {
      what: 'scrubbing, frames in the worst second',
      measured: String(scrub.frames),
      gate: '>= 30',
      holds: scrub.frames >= 30,
    },
    gate(`a click that simulates ${short} segments again, p95, ms`, click.p95, 100),
  ]
  return [
    '## Sandbox',
    `From the time stamp of the key or click to the end of the frame in which the states, the time and the range are those of the new step, and of the frame in which the ladder has followed, in Chromium (headless) with its processor slowed ${slowness} times, ${keys.length} keys and ${2 * dropped} clicks a round; the next key ${pauseMs} ms after the last was painted, the next click ${clickPauseMs} ms. The best of ${rounds} rounds, since the machine does other work as well; "a key that does nothing" is what the browser and the machine themselves take.`,
    table(
      ['what', 'p50 ms', 'p95 ms', 'slowest ms'],
      [
        row(
          'a key that does nothing',
          quickest((round) => round.nothing),
        ),
        row(`a step, or a jump to an end, by key, ${long} segments`, key),
        row(
          'the ladder after it',
          quickest((round) => round.keyDrawn),
        ),
        row(`drop a segment, or undo it, ${short} segments`, click),
        row(
          'the ladder after it',
          quickest((round) => round.clickDrawn),
        ),
        [`longest frame while scrubbing ${long} segments`, '', '', ms(scrub.longest)],
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

interface Watch {
  page: Page
  /** Says when a frame that was waited for has been painted: to ask the page would be work of its own meanwhile. */
  painted: EventEmitter
}

async function openSlowly(browser: Browser, origin: string, segments: number): Promise<Watch> {
  const painted = new EventEmitter()
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await page.exposeFunction('tellPainted', () => painted.emit('painted'))
  await page.addInitScript({ path: fileURLToPath(new URL('watch-paint.js', import.meta.url)) })
  const shared = { scenario: transferOf(segments), step: 0, title: `${segments} segments` }
  await page.goto(`${origin}/en/sandbox${await sharedHash(shared)}`)
  await page.getByRole('button', { name: 'Make it mine' }).click()
  await page.getByRole('slider').waitFor()
  await page.waitForLoadState('networkidle')
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  await page.getByRole('button', { name: 'Step', exact: true }).focus()
  await page.waitForTimeout(pauseMs)
  return { page, painted }
}

interface Watched {
  painted: number[]
  drawn: number[]
  frames: number[]
  expectsStep: boolean
  countFrames: () => void
}

async function pressKeys({ page, painted }: Watch, keys: string[], expectsStep: boolean): Promise<Times> {
  await expectStep(page, expectsStep)
  for (const key of keys) {
    await Promise.all([once(painted, 'painted'), page.keyboard.press(key)])
    await page.waitForTimeout(pauseMs)
  }
  return timesIn(page)
}

/** Drops a segment near the end of the transfer and lets it through again, over and over. */
async function clickDrops({ page, painted }: Watch): Promise<Times> {
  const press = async (button: Locator) => {
    await button.scrollIntoViewIfNeeded()
    const box = await button.boundingBox()
    if (!box) throw new Error('There is no button to press.')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.waitForTimeout(clickPauseMs)
    await Promise.all([once(painted, 'painted'), page.mouse.down().then(() => page.mouse.up())])
  }
  await page.getByRole('button', { name: 'To the end' }).click()
  // The words follow when nothing has changed for a while.
  await page.waitForTimeout(2 * clickPauseMs)
  const words = page.getByRole('list', { name: 'The exchange in words' })
  const drops = await words.getByRole('button', { name: /^Drop / }).all()
  const name = await drops.at(-3)?.getAttribute('aria-label')
  const drop = words.getByRole('button', { name: name ?? '', exact: true })
  const undo = page.getByRole('button', { name: /^Undo: / })
  await drop.click()
  await undo.click()
  await expectStep(page, false)
  for (let n = 0; n < dropped; n += 1) {
    await press(drop)
    await press(undo)
  }
  return timesIn(page)
}

const expectStep = (page: Page, expectsStep: boolean) =>
  page.evaluate((expected) => {
    const { watched } = window as unknown as { watched: Watched }
    watched.expectsStep = expected
    watched.painted.length = 0
    watched.drawn.length = 0
  }, expectsStep)

async function timesIn(page: Page, what: 'painted' | 'drawn' = 'painted'): Promise<Times> {
  const times = await page.evaluate((name) => (window as unknown as { watched: Watched }).watched[name], what)
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), worst: at(1) }
}

/** Drags the range from end to end and back, as quickly as the page takes it, and counts frames. */
async function scrubThrough(page: Page): Promise<Scrub> {
  const range = page.getByRole('slider')
  await range.scrollIntoViewIfNeeded()
  const box = await range.boundingBox()
  if (!box) throw new Error('There is no range to scrub.')
  const [x, y, width] = [box.x + 10, box.y + box.height / 2, box.width - 20]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.evaluate(() => {
    ;(window as unknown as { watched: Watched }).watched.countFrames()
  })
  const began = performance.now()
  const seen = new Set<string>()
  for (let part = 0; part < 1; part = (performance.now() - began) / scrubMs) {
    await page.mouse.move(x + width * (1 - Math.abs(2 * part - 1)), y)
    seen.add(await range.inputValue())
  }
  if (seen.size < 2) throw new Error('The range does not follow the mouse.')
  const frames = await page.evaluate(() => (window as unknown as { watched: Watched }).watched.frames)
  await page.mouse.up()
  const gaps = frames.slice(1).map((at, index) => at - frames[index]!)
  const last = frames.at(-1) ?? 0
  const within = (from: number) => frames.filter((at) => at > from && at <= from + 1000).length
  const seconds = frames.filter((at) => at + 1000 <= last)
  return { frames: Math.min(...seconds.map(within)), longest: Math.max(...gaps) }
}
