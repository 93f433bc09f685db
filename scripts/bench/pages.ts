import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { openEdge } from './edge.ts'
import { type Audit, audit, median } from './lighthouse.ts'
import { type Gate, gates, kB, ms, table } from './report.ts'
import type { Running } from './servers.ts'
import { type Weight, weigh } from './weigh.ts'

const lesson = '/en/lessons/first-wave'
const rounds = 5
const visits = { load: 'on load', all: 'read to the end' }

/** Pages behind an edge with HTTP/2, TLS and Brotli, next to the smallest page that this Next can make. */
export async function measurePages(product: Running, hello: Running, executablePath: string): Promise<string> {
  const [ours, floor] = [await openEdge(product.origin), await openEdge(hello.origin)]
  const browser = await chromium.launch({ executablePath })
  const weights = new Map<string, Weight>()
  for (const path of ['/en', '/en/lessons', lesson, '/zh/lessons/first-wave', '/en/lessons/why-2msl'])
    for (const visit of ['load', 'all'] as const)
      weights.set(`${path}, ${visits[visit]}`, await weigh(browser, ours.url + path, visit))
  const reference = await weigh(browser, floor.url, 'load')
  const embedded = `/en/embed#${heaviestRun()}`
  const frame = await weigh(browser, ours.url + embedded, 'load')
  await browser.close()

  const audits = { lesson: [] as Audit[], hello: [] as Audit[] }
  for (let round = 0; round < rounds; round += 1) {
    audits.hello.push(await audit(floor.url, executablePath))
    audits.lesson.push(await audit(ours.url + lesson, executablePath))
  }
  await Promise.all([ours.close(), floor.close()])
  return [
    '## Pages',
    `Bytes on the wire of one first visit: ${visits.load} (412 x 823, nothing scrolled), and ${visits.all} (scrolled through, with every simulator and challenge of the page running).`,
    weightTable([...weights, [embedded, frame], ['the smallest page of Next', reference]]),
    'The embedded page with the heaviest run of the library, with all headers:',
    gates([bytes('total', frame.total, 30_000)]),
    ...(['load', 'all'] as const).flatMap((visit) => {
      const weight = weights.get(`${lesson}, ${visits[visit]}`)
      return weight ? [`Bytes of ${lesson}, ${visits[visit]}:`, gates(weightGates(weight, reference))] : []
    }),
    `${lesson} in Lighthouse 12 (mobile, simulated throttling), median of ${rounds} interleaved rounds:`,
    gates(auditGates(audits.lesson, audits.hello)),
    `Lighthouse's CPU index: ${audits.lesson.map(({ cpuIndex }) => Math.round(cpuIndex)).join(', ')}. Times swing with it; bytes do not.`,
  ].join('\n\n')
}

const weightTable = (list: [string, Weight][]) =>
  table(
    ['page', 'total kB', 'script kB', 'document kB', 'style kB', 'font kB', 'requests', 'layout shift'],
    list.map(([path, w]) => [
      path,
      ...[w.total, w.script, w.document, w.style, w.font].map(kB),
      w.requests,
      w.layoutShift.toFixed(3),
    ]),
  )

const bytes = (what: string, value: number, most: number): Gate => ({
  what,
  measured: `${kB(value)} kB`,
  gate: `<= ${kB(most)} kB`,
  holds: value <= most,
})

/** The scenario of the library whose file is the largest in the embedded page. */
function heaviestRun(): string {
  const folder = join('.next', 'static', 'embed')
  const runs = readdirSync(folder).flatMap((version) => {
    const place = join(folder, version, 'runs')
    return readdirSync(place).flatMap((name) =>
      name.endsWith('.json.br')
        ? { slug: name.slice(0, -'.json.br'.length), size: statSync(join(place, name)).size }
        : [],
    )
  })
  return runs.reduce((a, b) => (b.size > a.size ? b : a)).slug
}

function weightGates(w: Weight, hello: Weight): Gate[] {
  return [
    bytes('total', w.total, 170_000),
    bytes('script', w.script, 140_000),
    bytes('script above the smallest page', w.script - hello.script, 25_000),
    bytes('document', w.document, 15_000),
    bytes('style', w.style, 10_000),
    { what: 'requests', measured: String(w.requests), gate: '<= 15', holds: w.requests <= 15 },
    { what: 'other hosts', measured: String(w.foreignHosts), gate: '0', holds: w.foreignHosts === 0 },
    { what: 'layout shift, scrolled', measured: w.layoutShift.toFixed(3), gate: '0', holds: w.layoutShift === 0 },
  ]
}

function auditGates(lesson: Audit[], hello: Audit[]): Gate[] {
  const of = (audits: Audit[], key: keyof Audit) => median(audits.map((each) => each[key]))
  const [performance, floor] = [of(lesson, 'performance'), of(hello, 'performance')]
  const hundred = (what: string, key: keyof Audit): Gate => ({
    what,
    measured: String(of(lesson, key)),
    gate: '100',
    holds: of(lesson, key) === 100,
  })
  return [
    {
      what: 'performance',
      measured: `${performance} (smallest page ${floor})`,
      gate: '>= 90 and >= smallest page - 4',
      holds: performance >= 90 && performance >= floor - 4,
    },
    { what: 'LCP', measured: `${ms(of(lesson, 'lcp'))} ms`, gate: '<= 2000 ms', holds: of(lesson, 'lcp') <= 2000 },
    { what: 'CLS', measured: of(lesson, 'cls').toFixed(3), gate: '<= 0.02', holds: of(lesson, 'cls') <= 0.02 },
    {
      what: 'TBT',
      measured: `${ms(of(lesson, 'tbt'))} ms (smallest page ${ms(of(hello, 'tbt'))})`,
      gate: '<= smallest page + 100 ms',
      holds: of(lesson, 'tbt') <= of(hello, 'tbt') + 100,
    },
    hundred('accessibility', 'accessibility'),
    hundred('best practices', 'bestPractices'),
    hundred('SEO', 'seo'),
  ]
}
