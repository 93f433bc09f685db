import { setTimeout as sleep } from 'node:timers/promises'
import { HttpLearner } from './learner.ts'
import { quantiles } from './quantiles.ts'
import { Served } from './served.ts'
import { type Store, sqliteStore } from './stores.ts'

export interface ClassStartReport {
  learners: number
  /** What was refused or came to nothing. */
  failed: string[]
  signIn: { p50: number; p95: number }
  page: { p50: number; p95: number }
  answer: { p50: number; p99: number }
  acknowledged: number
  rows: number
}

const password = 'a class of many, from one address'

/** R14: a class behind one address signs in, opens a lesson and answers, everybody at some moment of these seconds. */
export async function classStart(
  learners: number,
  seconds: number,
  store: Store = sqliteStore(),
): Promise<ClassStartReport> {
  const served = await Served.start(store)
  try {
    const { origin } = served
    const people = Array.from({ length: learners }, (_, nth) => `learner-${nth}@example.org`)
    await inTurns(people, 8, async (email) => {
      await post(origin, '/api/sign-up', { name: 'Somebody', email, password, locale: 'en' })
    })
    const failed: string[] = []
    const times = { signIn: [] as number[], page: [] as number[], answer: [] as number[] }
    const timed = async (what: keyof typeof times, work: () => Promise<void>) => {
      const began = performance.now()
      await work().catch((error: Error) => failed.push(`${what}: ${error.message}`))
      times[what].push(performance.now() - began)
    }
    let acknowledged = 0
    const starts = people.map(async (email, nth) => {
      await sleep(Math.random() * seconds * 1000)
      const learner = new HttpLearner(origin)
      await timed('signIn', async () => {
        learner.cookie = await post(origin, '/api/sign-in', { email, password })
      })
      await timed('page', async () => {
        const reply = await fetch(`${origin}/en/lessons/first-wave`)
        await reply.text()
        if (!reply.ok) throw new Error(String(reply.status))
      })
      await timed('answer', async () => {
        const reply = await learner.send(learner.press(nth))
        if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`)
        acknowledged++
      })
    })
    await Promise.all(starts)
    await served.stop()
    const [signIn, page, answer] = [quantiles(times.signIn), quantiles(times.page), quantiles(times.answer)]
    return { learners, failed, signIn, page, answer, acknowledged, rows: (await store.rows()).length }
  } finally {
    await served.remove()
  }
}

/** So many at a time. */
async function inTurns<T>(all: readonly T[], width: number, work: (each: T) => Promise<void>) {
  const left = all.values()
  const worker = async () => {
    for (const each of left) await work(each)
  }
  await Promise.all(Array.from({ length: width }, worker))
}

/** The cookies that it brings. */
async function post(origin: string, path: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json', origin }
  const reply = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${reply.status} ${text}`)
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return cookies.join('; ')
}
