import { type Call, type Host, hosts, peerOf, type Scenario } from '../scenario.ts'
import type { State, Trace, TraceEvent, TraceSegment } from '../trace.ts'

/** `refuted` with the moment that does it; `held` where the claim applies and is true; `silent` where the run says nothing about it. */
export interface Verdict {
  status: 'refuted' | 'held' | 'silent'
  at: number | null
}

/** A sentence about every run, as a test of one. */
export type Claim = (trace: Trace, scenario: Scenario) => Verdict

const refuted = (at: number): Verdict => ({ status: 'refuted', at })
const held: Verdict = { status: 'held', at: null }
const silent: Verdict = { status: 'silent', at: null }

/** MSL as Linux' 60 s of TIME_WAIT imply it. */
const MSL = 30_000

/** What people say about how a connection ends. All of them are wrong; `search.ts` finds the shortest run that shows it. */
export const falseClaims = {
  /** Once one MSL of TIME_WAIT is over, nothing of the old connection arrives any more. */
  'one-msl-is-enough': (trace) => {
    if (trace.segments.some(({ at, arrives }) => arrives !== null && arrives - at > MSL)) return silent
    return forEach(hosts, (host) => {
      const entered = entry(trace, host, 'TIME_WAIT')
      if (entered === undefined) return silent
      const late = arrivals(trace, host).find(({ at }) => at > entered + MSL)
      return late ? refuted(late.at) : held
    })
  },

  /** TIME_WAIT is the client's. */
  'client-has-time-wait': (trace) => {
    const [client, server] = [entry(trace, 'client', 'TIME_WAIT'), entry(trace, 'server', 'TIME_WAIT')]
    if (client !== undefined) return held
    return server === undefined ? silent : refuted(server)
  },

  /** No FIN again during TIME_WAIT: the last ACK has arrived, and the peer is closed. */
  'silence-proves-arrival': (trace) =>
    forEach(hosts, (host) => {
      const [from, to] = stay(trace, host, 'TIME_WAIT')
      if (to === undefined) return silent
      if (arrivals(trace, host).some(({ at }) => at > from! && at <= to)) return silent
      return stateAt(trace, peerOf(host), to) === 'LAST_ACK' ? refuted(to) : held
    }),

  /** An orderly close without losses takes four segments. */
  'always-four-segments': (trace) => {
    if (!orderly(trace) || trace.segments.some(({ lost, retransmission }) => lost || retransmission)) return silent
    const first = trace.segments.findIndex(isFin)
    const closing = trace.segments.slice(first)
    if (closing.some(({ len }) => len > 0)) return silent
    return closing.length === 4 ? held : refuted(closing.at(-1)!.at)
  },

  /** Who has sent a FIN reads nothing any more. */
  'fin-ends-reading': (trace, { script }) =>
    forEach(hosts, (host) => {
      const fin = trace.segments.find((segment) => segment.from === host && isFin(segment))
      if (!fin) return silent
      const read = trace.events.find((event) => event.at > fin.at && readsData(event, host, script))
      return read ? refuted(read.at) : held
    }),

  /** Both sides go through TIME_WAIT. */
  'both-wait': (trace) => {
    if (!orderly(trace)) return silent
    const missing = hosts.filter((host) => entry(trace, host, 'TIME_WAIT') === undefined)
    return missing[0] ? refuted(entry(trace, missing[0], 'CLOSED')!) : held
  },

  /** close() returned 0: the peer has what was sent. */
  'close-means-delivered': (trace, { script }) =>
    forEach(hosts, (host) => {
      const sent = total(trace, script, host, 'send')
      const closed = trace.events.find(
        (event) =>
          event.kind === 'return' && event.host === host && event.result === 0 && calls(event, script, 'close'),
      )
      if (!closed || sent === 0) return silent
      const arrived = trace.segments.some(({ from, len, arrives }) => from === host && len > 0 && arrives !== null)
      return arrived && acknowledged(trace, host) ? held : refuted(closed.at)
    }),

  /** When one side leaves LAST_ACK, the connection is gone on both. */
  'last-ack-ends-both': (trace) =>
    forEach(hosts, (host) => {
      const [, to] = stay(trace, host, 'LAST_ACK')
      if (to === undefined) return silent
      return stateAt(trace, peerOf(host), to) === 'CLOSED' ? held : refuted(to)
    }),

  /** CLOSE_WAIT ends by itself. */
  'close-wait-times-out': (trace) =>
    forEach(hosts, (host) => {
      const [from, to] = stay(trace, host, 'CLOSE_WAIT')
      if (from === undefined) return silent
      return to === undefined ? refuted(trace.endedAt) : held
    }),

  /** Every connection that ends leaves TIME_WAIT behind on one side. */
  'always-time-wait': (trace) => {
    const ended = hosts.map((host) => (wasOpen(trace, host) ? stay(trace, host, 'CLOSED')[0] : undefined))
    if (ended.some((at) => at === undefined)) return silent
    return hosts.some((host) => entry(trace, host, 'TIME_WAIT') !== undefined)
      ? held
      : refuted(Math.max(...(ended as number[])))
  },

  /** TIME_WAIT lasts 60 seconds on Linux, never longer. */
  'sixty-seconds-sharp': (trace) =>
    forEach(hosts, (host) => {
      const [from, to = trace.endedAt] = stay(trace, host, 'TIME_WAIT')
      if (from === undefined) return silent
      return to - from > 60_000 ? refuted(from + 60_000) : held
    }),

  /** FIN_WAIT_1 is followed by FIN_WAIT_2. */
  'fin-wait-2-follows': (trace) =>
    forEach(hosts, (host) => {
      const states = trace.states[host]
      const next = states[states.findIndex(({ state }) => state === 'FIN_WAIT_1') + 1]
      if (entry(trace, host, 'FIN_WAIT_1') === undefined || !next || next.state === 'CLOSED') return silent
      return next.state === 'FIN_WAIT_2' ? held : refuted(next.at)
    }),
} satisfies Record<string, Claim>

export type ClaimName = keyof typeof falseClaims
export const claimNames = Object.keys(falseClaims) as [ClaimName, ...ClaimName[]]

/** One host is enough to refute; one for which the claim is true is more than none. */
function forEach(names: readonly Host[], test: (host: Host) => Verdict): Verdict {
  const verdicts = names.map(test)
  return (
    verdicts.find(({ status }) => status === 'refuted') ?? verdicts.find(({ status }) => status === 'held') ?? silent
  )
}

export const entry = (trace: Trace, host: Host, state: State): number | undefined =>
  trace.states[host].find((change) => change.state === state)?.at

/** When the host entered a state, and when it left it. */
function stay(trace: Trace, host: Host, state: State): [from?: number, to?: number] {
  const changes = trace.states[host]
  const index = changes.findIndex((change) => change.state === state)
  return index < 0 ? [] : [changes[index]!.at, changes[index + 1]?.at]
}

export const stateAt = (trace: Trace, host: Host, at: number): State =>
  trace.states[host].findLast((change) => change.at <= at)?.state ?? 'CLOSED'

const arrivals = (trace: Trace, host: Host) =>
  trace.events.filter((event) => event.kind === 'arrive' && event.host === host)

const isFin = ({ flags, forged }: TraceSegment) => flags.includes('FIN') && !forged

const wasOpen = (trace: Trace, host: Host) => entry(trace, host, 'ESTABLISHED') !== undefined

/** Both sides sent a FIN, nobody a RST, and both are closed. */
export function orderly(trace: Trace): boolean {
  const fins = hosts.every((host) => trace.segments.some((segment) => segment.from === host && isFin(segment)))
  const resets = trace.segments.some(({ flags }) => flags.includes('RST'))
  return fins && !resets && hosts.every((host) => trace.states[host].at(-1)?.state === 'CLOSED')
}

type Returned = TraceEvent & { kind: 'return' }

const calls = (event: Returned, script: readonly Call[], kind: Call['do']) => script[event.call]?.do === kind

const readsData = (event: TraceEvent, host: Host, script: readonly Call[]) =>
  event.kind === 'return' &&
  event.host === host &&
  calls(event, script, 'receive') &&
  typeof event.result === 'number' &&
  event.result > 0

const total = (trace: Trace, script: readonly Call[], host: Host, kind: Call['do']): number =>
  trace.events.reduce(
    (sum, event) =>
      event.kind === 'return' && event.host === host && calls(event, script, kind) && typeof event.result === 'number'
        ? sum + event.result
        : sum,
    0,
  )

/** Has the peer's TCP said that everything arrived that this host sent? */
function acknowledged(trace: Trace, host: Host): boolean {
  const sent = Math.max(
    ...trace.segments.filter(({ from, len }) => from === host && len > 0).map(({ seq, len }) => seq + len),
  )
  return trace.segments.some(({ from, ack }) => from !== host && ack !== null && ack >= sent)
}
