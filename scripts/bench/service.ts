import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { burst, type Load, load, steady } from './load.ts'
import { gates, ms, table } from './report.ts'
import type { Running } from './servers.ts'

/** The server under load from this same machine, whose two cores both share. */
export async function measureService(product: Running): Promise<string> {
  const page = () => read(`${product.origin}/en/lessons/first-wave`)
  const learners = await Promise.all(Array.from({ length: 64 }, () => newLearner(product.origin)))
  let next = 0
  const attempt = () => answer(product.origin, learners[next++ % learners.length])

  const pages = await load(64, 8, page)
  const alone = await load(1, 5, attempt)
  const answers = await load(64, 10, attempt)
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
        row('answer, 50 a second', calm),
        row('500 answers at once', rush),
      ],
    ),
    gates([
      atLeast('lesson pages a second', pages.perSecond, 1000),
      atLeast('answers a second, 64 connections', answers.perSecond, 150),
      atMost('p99 at 50 answers a second, ms', calm.p99, 50),
      atMost('500 answers at once, s', rush.seconds, 5),
      atMost(
        'requests that failed',
        [pages, alone, answers, calm, rush].reduce((sum, { failed }) => sum + failed, 0),
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

const post = (origin: string, cookie?: string) =>
  fetch(`${origin}/api/attempts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify({ id: randomUUID(), questionId: 'first-wave-flags', seed: 1, answer: 'fin' }),
  })

async function newLearner(origin: string): Promise<string> {
  const reply = await post(origin)
  const cookie = reply.headers.get('set-cookie')?.split(';')[0]
  if (!reply.ok || !cookie) throw new Error(`no learner: ${reply.status} ${await reply.text()}`)
  await reply.arrayBuffer()
  return cookie
}

async function answer(origin: string, cookie: string | undefined): Promise<boolean> {
  const reply = await post(origin, cookie)
  await reply.arrayBuffer()
  return reply.ok
}

function residentMB({ process: child }: Running): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}
