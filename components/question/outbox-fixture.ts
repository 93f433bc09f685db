import { vi } from 'vitest'
import type { PublicQuestion } from '@/quiz/question'
import type { Delivery, Edge } from './outbox'
import type { Attempt } from './shelf'

export const right = { status: 'graded', earned: 1, of: 1, feedback: { options: [] } }
export const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
export const question: PublicQuestion = { id: 'first-wave', kind: 'number', seed: 1, prompt: 'How many?', varies: true }
export const attempt = (id: string, questionId = 'first-wave'): Attempt => ({
  id,
  questionId,
  seed: 1,
  answer: 'fin-ack',
})

export function fakeStorage(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  }
}

/** A server that the test switches between answering, failing and being out of reach. */
export function fakeWorld(storage: Storage | null = fakeStorage()) {
  let clock = 1000
  let learner: string | null = null
  const timers: { ms: number; run: () => void }[] = []
  const reply = vi.fn<(attempt: Attempt) => Promise<Response>>(async () => json(200, right))
  const told: Delivery[] = []
  const edge: Edge = {
    storage,
    post: (sent) => reply(sent),
    now: () => clock++,
    learner: () => learner,
    random: () => 1,
    after: (ms, run) => {
      const timer = { ms, run }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0)
    },
    exclusively: (run) => run(),
    tell: (delivery) => void told.push(delivery),
  }
  return {
    storage,
    edge,
    reply,
    told,
    timers,
    setClock: (to: number) => {
      clock = to
    },
    isNow: (who: string | null) => {
      learner = who
    },
    idsSent: () => reply.mock.calls.map(([sent]) => sent.id),
    unreachable: () => reply.mockRejectedValue(new TypeError('Failed to fetch')),
    answers: (response: () => Response) => reply.mockImplementation(async () => response()),
  }
}

export const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
