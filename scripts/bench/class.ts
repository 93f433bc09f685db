import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { oneChoiceQuestions } from '../reliability/learner.ts'
import { quantiles } from '../reliability/quantiles.ts'
import { Served } from '../reliability/served.ts'
import { postgresqlStore, type Store, sqliteStore } from '../reliability/stores.ts'
import type { BenchClass } from './class-fixture.ts'
import { gates, ms, table } from './report.ts'
import { type Browser, Visiting } from './visiting.ts'

const learners = 500
const openingMs = 10_000
/** Between one answer and the next, at least and at most. */
const thinkingMs = [1_000, 5_000] as const
const readings = 15

interface Measured {
  name: string
  gradebook: { median: number; slowest: number; kilobytes: number }
  /** Of what was opened, the pages, which are ready made. */
  pages: Visits
  opened: Visits
  answered: Visits
  failed: string[]
  /** Answers acknowledged, and rows that are there for them. */
  acknowledged: number
  rows: number
  memoryMB: number
}

interface Visits {
  count: number
  p50: number
  p99: number
}

/** A class at work, and the gradebook of one: over HTTP, client, server and database on the same cores. */
export async function measureClass(): Promise<string> {
  const measured = [await measure('SQLite', sqliteStore()), await measure('PostgreSQL', await postgresqlStore())]
  const every = (holds: (each: Measured) => boolean) => measured.every(holds)
  const both = (value: (each: Measured) => number, digits = ms) =>
    measured.map((each) => digits(value(each))).join(', ')
  return [
    '## A class',
    `${learners} learners who are signed in open an assignment of ${asked.length} questions, each at a random moment of ${openingMs / 1000} seconds: its page, what it asks, a lesson and one's progress. Each then answers all its questions, ${thinkingMs.map((each) => each / 1000).join(' to ')} seconds after one another. Each has a connection of its own, as a browser would. One process, just started; the database holds another class with fifty assignments that all of its ${learners} learners answered twice: of that one, the gradebook.`,
    table(
      ['what', ...measured.map(({ name }) => name)],
      [
        ['reading, requests', ...measured.map(({ opened }) => opened.count)],
        ['reading, p50 ms', ...measured.map(({ opened }) => ms(opened.p50))],
        ['reading, p99 ms', ...measured.map(({ opened }) => ms(opened.p99))],
        ['pages alone, p99 ms', ...measured.map(({ pages }) => ms(pages.p99))],
        ['answers', ...measured.map(({ answered }) => answered.count)],
        ['answers, p50 ms', ...measured.map(({ answered }) => ms(answered.p50))],
        ['answers, p99 ms', ...measured.map(({ answered }) => ms(answered.p99))],
        [`gradebook of ${learners} x 50, median ms`, ...measured.map(({ gradebook }) => ms(gradebook.median))],
        ['the same, slowest ms', ...measured.map(({ gradebook }) => ms(gradebook.slowest))],
        ['the same, kB', ...measured.map(({ gradebook }) => ms(gradebook.kilobytes))],
        ['memory after it, MB', ...measured.map(({ memoryMB }) => ms(memoryMB))],
      ],
    ),
    gates([
      {
        what: 'requests that failed',
        measured: both(({ failed }) => failed.length, String),
        gate: '0',
        holds: every(({ failed }) => failed.length === 0),
      },
      {
        what: 'answers acknowledged and not stored, or stored twice',
        measured: both(({ acknowledged, rows }) => Math.abs(acknowledged - rows), String),
        gate: '0',
        holds: every(({ acknowledged, rows }) => acknowledged === rows),
      },
      {
        what: 'p99 of reading, ms',
        measured: both(({ opened }) => opened.p99),
        gate: '<= 1000',
        holds: every(({ opened }) => opened.p99 <= 1000),
      },
      {
        what: 'p99 of answers, ms',
        measured: both(({ answered }) => answered.p99),
        gate: '<= 1000',
        holds: every(({ answered }) => answered.p99 <= 1000),
      },
      {
        what: `gradebook of ${learners} x 50, median ms`,
        measured: both(({ gradebook }) => gradebook.median),
        gate: '<= 300',
        holds: every(({ gradebook }) => gradebook.median <= 300),
      },
    ]),
  ].join('\n\n')
}

const asked = oneChoiceQuestions.slice(0, 4)

async function measure(name: string, store: Store): Promise<Measured> {
  const { graded, opening } = classesIn(store)
  const served = await Served.start(store)
  try {
    const gradebook = await readGradebook(served.origin, graded)
    const visits = new Visiting(served.origin)
    await Promise.all(opening.learners.map((cookie) => takePart(visits.browser(cookie), opening)))
    const { rssMegabytes: memoryMB } = served.usage()
    await served.stop()
    const stored = new Map<string, number>()
    for (const { id } of await store.rows()) stored.set(id, (stored.get(id) ?? 0) + 1)
    const rows = visits.acknowledged.filter((id) => stored.get(id) === 1).length
    const { pages, reading, answering, failed, acknowledged } = visits
    const [opened, answered] = [summary([...pages, ...reading]), summary(answering)]
    for (const each of new Set(failed)) console.error(`${name}: ${each}`)
    return {
      name,
      gradebook,
      pages: summary(pages),
      opened,
      answered,
      failed,
      acknowledged: acknowledged.length,
      rows,
      memoryMB,
    }
  } finally {
    await served.remove()
  }
}

function classesIn(store: Store): { graded: BenchClass; opening: BenchClass } {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', ...args], {
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: store.url },
      maxBuffer: 1 << 28,
    })
    if (status !== 0) throw new Error(stderr)
    return stdout
  }
  run('scripts/db.ts', 'deploy')
  const child = ['--conditions=react-server', 'scripts/bench/class-child.ts']
  const told = run(...child, String(learners), ...asked.map(({ id }) => id))
  return JSON.parse(told.trim().split('\n').at(-1) ?? '')
}

/** One after the other, as an instructor would; the first warms up. */
async function readGradebook(origin: string, { id, instructor }: BenchClass): Promise<Measured['gradebook']> {
  const times: number[] = []
  let bytes = 0
  for (let reading = 0; reading <= readings; reading++) {
    const began = performance.now()
    const reply = await fetch(`${origin}/api/classes/${id}/gradebook`, { headers: { cookie: instructor } })
    bytes = (await reply.text()).length
    if (!reply.ok) throw new Error(`the gradebook: ${reply.status}`)
    if (reading > 0) times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return { median: times[Math.floor(readings / 2)]!, slowest: times.at(-1)!, kilobytes: bytes / 1000 }
}

async function takePart(browser: Browser, { assignments: [assignment] }: BenchClass) {
  await sleep(Math.random() * openingMs)
  await browser.open('/en/classes/assignment')
  await browser.read(`/api/assignments/${assignment?.id}?locale=en`)
  await browser.open('/en/lessons/first-wave')
  await browser.read('/api/progress')
  for (const question of asked) {
    await sleep(thinkingMs[0] + Math.random() * (thinkingMs[1] - thinkingMs[0]))
    const option = question.options[Math.floor(Math.random() * question.options.length)]!
    await browser.answer({ id: randomUUID(), questionId: question.id, seed: 1, answer: option.id })
  }
  browser.close()
}

const summary = (times: number[]): Visits => ({ count: times.length, ...quantiles(times) })
