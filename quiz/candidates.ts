import { type Host, hosts } from '../tcp/scenario.ts'
import { type State, states, type Trace, type TraceSegment } from '../tcp/trace.ts'
import type { Condition, Entry } from './clause.ts'
import { evaluate } from './goal.ts'

/** Something that a goal may say about a run that was played. */
export interface Candidate {
  /** Holds in the run that was played. */
  condition: Condition
  /** Holds in the start as well: true before anybody has done anything. */
  atStart: boolean
}

export interface Candidates {
  /** What happened in the run. */
  must: Candidate[]
  /** What did not happen in it, and might have. */
  mustNot: Candidate[]
}

/** What a run that was played shows, in the words of goals: for an instructor to tick what counts. */
export function candidatesOf(start: Trace, played: Trace): Candidates {
  const met = (conditions: readonly Condition[]): Candidate[] =>
    conditions.map((condition) => ({ condition, atStart: evaluate(condition, start).held }))
  const each = (of: (host: Host, trace: Trace) => Condition[]) => hosts.flatMap((host) => of(host, played))
  return {
    must: met([...each(reached), ...each(ended), ...departures(played), ...each(sent), ...each(returned)]),
    mustNot: met([...each(stayedOut), ...each(notSent), ...each(notReturned)]),
  }
}

const reached = (host: Host, trace: Trace): Condition[] =>
  statesIn(host, trace).map((state) => ({ reached: { host, state } }))

const ended = (host: Host, trace: Trace): Condition[] => {
  const last = trace.states[host].at(-1)
  return last ? [{ ends: { host, state: last.state } }] : []
}

const stayedOut = (host: Host, trace: Trace): Condition[] => {
  const seen = statesIn(host, trace)
  return closing.filter((state) => !seen.includes(state)).map((state) => ({ never: { host, state } }))
}

/** The states by which connections end; that nobody opens again is no goal. */
const closing = states.slice(states.indexOf('FIN_WAIT_1'))

const statesIn = (host: Host, trace: Trace): State[] => [...new Set(trace.states[host].map(({ state }) => state))]

/** Which side began to close first. */
function departures(trace: Trace): Condition[] {
  const first = hosts.flatMap((host) => {
    const change = trace.states[host].find(({ state }) => closing.includes(state))
    return change ? [{ host, ...change }] : []
  })
  const [one, other] = first.sort((a, b) => a.at - b.at)
  if (!one || !other || one.at === other.at) return []
  return [inOrder({ host: one.host, state: one.state }, { host: other.host, state: other.state })]
}

/** A key of the format; written out in an object it would look like a promise's method to the linter. */
const after = 'then'

/** One side enters a state before the other enters one. */
export const inOrder = (first: Entry, next: Entry): Condition => ({ before: { first, [after]: next } })

const marks = ['FIN', 'RST'] as const

/** Segments with FIN or RST, and those that were lost or sent again, as often as they were sent. */
function sent(from: Host, trace: Trace): Condition[] {
  const own = trace.segments.filter((segment) => segment.from === from && !segment.forged && !segment.duplicate)
  const having = (flag: string, test: (segment: TraceSegment) => boolean = () => true) =>
    own.filter((segment) => segment.flags.split(',').includes(flag) && test(segment)).length
  return marks.flatMap((has) => {
    const lost = having(has, (segment) => segment.lost === true)
    const again = having(has, (segment) => segment.retransmission === true)
    return [
      ...counted(having(has), { from, has }),
      ...counted(lost, { from, has, lost: true }),
      ...counted(again, { from, has, retransmission: true }),
    ]
  })
}

const counted = (count: number, what: Omit<NonNullable<Condition['sent']>, 'atLeast' | 'atMost'>): Condition[] =>
  count > 0 ? [{ sent: { ...what, atLeast: count } }] : []

const notSent = (from: Host, trace: Trace): Condition[] =>
  marks
    .flatMap((has): Condition[] => [
      { sent: { from, has, atMost: 0 } },
      { sent: { from, has, retransmission: true, atMost: 0 } },
    ])
    .filter((condition) => evaluate(condition, trace).held)

/** Names of errors; how many octets a call took is no goal. */
const errors = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED'] as const

const returned = (host: Host, trace: Trace): Condition[] =>
  errors.map((result) => ({ returned: { host, result, atLeast: 1 } })).filter((each) => evaluate(each, trace).held)

const notReturned = (host: Host, trace: Trace): Condition[] =>
  errors.map((result) => ({ returned: { host, result, atMost: 0 } })).filter((each) => evaluate(each, trace).held)
