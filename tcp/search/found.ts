import type { Call, Scenario } from '../scenario.ts'
import { type ClaimName, falseClaims } from './claims.ts'
import { type Alphabet, type Found, findRefutations } from './search.ts'

const open: Call[] = [
  { at: 0, host: 'server', do: 'listen' },
  { at: 0, host: 'client', do: 'connect' },
  { at: 60, host: 'server', do: 'accept' },
]

const linux = { client: { profile: 'linux' }, server: { profile: 'linux' } } as const

/** From where the search begins, and how far it goes. */
export interface Ground {
  start: Scenario
  alphabet: Alphabet
  most: number
}

const startOf = (script: Call[]): Scenario => ({
  version: 1,
  stack: linux,
  link: { delayMs: 20 },
  script: [...open, ...script],
  network: [],
  untilMs: 200_000,
})

/** Runs in which nothing is closed yet; and runs in which both sides are about to close, and something goes wrong. */
export const grounds = {
  open: {
    start: startOf([]),
    alphabet: {
      callsAt: [1000, 1025, 1500],
      calls: ['close', 'shutdown', 'abort', 'send', 'receive'],
      segments: [3, 4],
      delaysMs: [],
      cutsAt: [1010],
    },
    most: 3,
  },
  closing: {
    start: startOf([
      { at: 1000, host: 'client', do: 'close' },
      { at: 1500, host: 'server', do: 'close' },
    ]),
    alphabet: { callsAt: [], calls: [], segments: [3, 5], delaysMs: [1000, 20_000], cutsAt: [1010, 1030, 1510, 1530] },
    most: 3,
  },
  sending: {
    start: startOf([
      { at: 1000, host: 'client', do: 'send', bytes: 100 },
      { at: 1000, host: 'client', do: 'close' },
    ]),
    alphabet: {
      callsAt: [500, 1000, 1500],
      calls: ['close', 'abort', 'receive'],
      segments: [3, 5],
      delaysMs: [],
      cutsAt: [1010, 1030],
    },
    most: 2,
  },
} satisfies Record<string, Ground>

export const groundOf: Record<ClaimName, keyof typeof grounds> = {
  'one-msl-is-enough': 'closing',
  'client-has-time-wait': 'open',
  'silence-proves-arrival': 'closing',
  'always-four-segments': 'open',
  'fin-ends-reading': 'open',
  'both-wait': 'open',
  'close-means-delivered': 'sending',
  'last-ack-ends-both': 'open',
  'close-wait-times-out': 'open',
  'always-time-wait': 'open',
  'sixty-seconds-sharp': 'closing',
  'fin-wait-2-follows': 'open',
}

/** The shortest run that refutes each false claim. Takes some seconds: the content step keeps what it finds. */
export function shortestCounterexamples(): Record<ClaimName, Found | null> {
  const names = Object.keys(groundOf) as ClaimName[]
  const found = (Object.keys(grounds) as (keyof typeof grounds)[]).map((ground) => {
    const { start, alphabet, most } = grounds[ground]
    const claims = Object.fromEntries(
      names.filter((name) => groundOf[name] === ground).map((name) => [name, falseClaims[name]]),
    )
    return findRefutations(start, claims, alphabet, most)
  })
  return Object.assign({}, ...found)
}
