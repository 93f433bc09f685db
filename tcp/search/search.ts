import { type Call, type Host, hosts, type NetworkAct, type Scenario } from '../scenario.ts'
import { simulate } from '../simulate.ts'
import type { Claim } from './claims.ts'

/** What a search may add to its start. */
export interface Alphabet {
  /** Moments of calls, ms. */
  callsAt: readonly number[]
  calls: readonly ('close' | 'shutdown' | 'abort' | 'send' | 'receive')[]
  /** Segments of each host that the network may lose or hold back: from this one to that one, by `nth`. */
  segments: readonly [from: number, to: number]
  delaysMs: readonly number[]
  cutsAt: readonly number[]
}

type Addition = { call: Call } | { act: NetworkAct }

export interface Found {
  scenario: Scenario
  /** Entries added to the start. */
  additions: number
  at: number
}

/**
 * The shortest runs that refute the claims: all ways to add one entry to the start, then two, up to `most`, in one order that
 * depends on nothing else. Null where no run within the bound does.
 */
export function findRefutations<Name extends string>(
  start: Scenario,
  claims: Readonly<Record<Name, Claim>>,
  alphabet: Alphabet,
  most: number,
): Record<Name, Found | null> {
  const letters = lettersOf(alphabet)
  const found = Object.fromEntries(Object.keys(claims).map((name) => [name, null])) as Record<Name, Found | null>
  for (let size = 0; size <= most; size++) {
    for (const chosen of choices(letters, size)) {
      const open = (Object.keys(claims) as Name[]).filter((name) => !found[name])
      if (open.length === 0) return found
      const scenario = withAdditions(start, chosen)
      const trace = simulate(scenario)
      for (const name of open) {
        const { status, at } = claims[name](trace, scenario)
        if (status === 'refuted') found[name] = { scenario, additions: size, at: at! }
      }
    }
  }
  return found
}

/** The entries in their order: calls before accidents, early before late. */
export function lettersOf({ calls, callsAt, segments: [from, to], delaysMs, cutsAt }: Alphabet): Addition[] {
  const acts = (make: (host: Host, nth: number) => NetworkAct): Addition[] =>
    hosts.flatMap((host) => Array.from({ length: to - from + 1 }, (_, index) => ({ act: make(host, from + index) })))
  return [
    ...callsAt.flatMap((at) => hosts.flatMap((host) => calls.map((name) => ({ call: callOf(host, at, name) })))),
    ...acts((host, nth) => ({ do: 'drop', from: host, nth })),
    ...delaysMs.flatMap((byMs) => acts((host, nth) => ({ do: 'delay', from: host, nth, byMs }))),
    ...cutsAt.map((at) => ({ act: { do: 'cut', at } as const })),
  ]
}

function callOf(host: Host, at: number, name: Alphabet['calls'][number]): Call {
  if (name === 'shutdown') return { at, host, do: 'shutdown', how: 'write' }
  if (name === 'abort') return { at, host, do: 'close', lingerMs: 0 }
  return name === 'send' ? { at, host, do: 'send', bytes: 100 } : { at, host, do: name }
}

/** All ways to choose `size` entries, each once, in the order of the letters. */
export function* choices<T>(letters: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let index = from; index <= letters.length - size; index++) {
    for (const rest of choices(letters, size - 1, index + 1)) yield [letters[index]!, ...rest]
  }
}

export const withAdditions = (start: Scenario, chosen: readonly Addition[]): Scenario => ({
  ...start,
  script: [...start.script, ...chosen.flatMap((one) => ('call' in one ? [one.call] : []))],
  network: [...start.network, ...chosen.flatMap((one) => ('act' in one ? [one.act] : []))],
})
