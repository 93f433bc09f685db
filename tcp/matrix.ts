import type { Call, NetworkAct, Profile, Scenario } from './scenario.ts'
import { simulate } from './simulate.ts'
import type { State, Trace, Variables } from './trace.ts'

/** State by segment: what one endpoint in a state answers to one segment that arrives, and where it goes. */
export interface MatrixRow {
  state: string
  segment: string
  reply: string[]
  next: string
}

export const matrixStates = [
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'SYN_RECV',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_1 (orphan)',
  'FIN_WAIT_2',
  'FIN_WAIT_2 (orphan)',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
] as const
export type MatrixState = (typeof matrixStates)[number]

/** Numbers as the receiver sees them: NXT is its RCV.NXT, WND its RCV.WND. */
const segments = [
  'RST seq=NXT',
  'RST seq=NXT+1',
  'RST seq=NXT-1',
  'RST seq=NXT+WND+1000',
  'RST,ACK seq=NXT ack=SND.NXT',
  'SYN seq=NXT',
  'SYN seq=NXT+1000',
  'SYN seq=NXT-1000',
  'SYN seq=NXT+WND+1000',
  'SYN,ACK seq=NXT ack=SND.NXT',
  'ACK seq=NXT ack=SND.NXT',
  'ACK seq=NXT ack=SND.UNA',
  'ACK seq=NXT ack=SND.NXT+1000',
  'ACK seq=NXT ack=SND.UNA-1000',
  'ACK seq=NXT-1 ack=SND.NXT (keepalive)',
  'ACK seq=NXT+WND+1000 ack=SND.NXT',
  'data10 seq=NXT ack=SND.NXT',
  'data10 seq=NXT ack=SND.UNA',
  'data10 seq=NXT-10 (old) ack=SND.NXT',
  'data10 seq=NXT+100 (gap) ack=SND.NXT',
  'data10 seq=NXT no ACK flag',
  'FIN,ACK seq=NXT ack=SND.NXT',
  'FIN,ACK seq=NXT ack=SND.UNA',
  'FIN,ACK seq=NXT-1 (retransmitted) ack=SND.NXT',
  'FIN,ACK seq=NXT+100 (gap) ack=SND.NXT',
  'FIN seq=NXT no ACK flag',
  'data10+FIN seq=NXT ack=SND.NXT',
] as const

const synSentSegments = [
  'SYN',
  'SYN,ACK ack=ISS+1',
  'SYN,ACK ack=ISS',
  'SYN,ACK ack=ISS+1001',
  'ACK ack=ISS+1',
  'ACK ack=ISS+1001',
  'RST',
  'RST,ACK ack=ISS+1',
  'RST,ACK ack=ISS+1001',
  'FIN,ACK ack=ISS+1',
  'FIN',
  'data10 no flags',
] as const

const segmentsFor = (state: MatrixState): readonly string[] => (state === 'SYN_SENT' ? synSentSegments : segments)

/** RFC 9293 3.10.7 as a table: each state, at rest, and one segment that arrives. 336 rows, in the order of the recorded matrix. */
export const matrix = (profile: Profile): MatrixRow[] =>
  matrixStates.flatMap((state) => segmentsFor(state).map((segment) => matrixRow(profile, state, segment)))

function matrixRow(profile: Profile, state: MatrixState, segment: string): MatrixRow {
  const trace = simulate(matrixScenario(profile, state, segment))
  const replies = trace.segments.filter((s) => s.from === 'server' && s.at >= ARRIVAL)
  return {
    state,
    segment,
    reply: replies.map(({ flags }) => flags.replace('PSH,', '')),
    next: nextOf(trace, state, segment),
  }
}

/** The segment arrives when everything that leads to the state has happened. */
const ARRIVAL = 2000

/** Earlier the peer answers; later it is not heard any more. */
const CUT = 1500

/**
 * A scenario in which the server is in the state when the segment arrives, at 2000 ms, and nothing else happens while it is
 * answered. `segment` is a name of the matrix; numbers in it are relative to the receiver's.
 */
export function matrixScenario(profile: Profile, state: MatrixState, segment: string): Scenario {
  const scenario = leadingTo(profile, state)
  const v = variablesAt(simulate({ ...scenario, untilMs: ARRIVAL - 1 }))
  const act: NetworkAct = { do: 'forge', at: ARRIVAL, from: 'client', segment: written(segment, v) }
  return { ...scenario, network: [...scenario.network, act] }
}

function leadingTo(profile: Profile, state: MatrixState): Scenario {
  const { script, network = [] } = ways[state]
  // No retransmission disturbs the picture.
  const host = { profile, sysctl: { tcp_timestamps: 0, tcp_early_retrans: 0, tcp_rto_min_us: 10_000_000 } }
  return {
    version: 1,
    stack: { client: host, server: host },
    link: { delayMs: 5 },
    script,
    network: [...network, { do: 'cut', at: CUT }],
    untilMs: ARRIVAL + 300,
  }
}

const listen: Call = { at: 0, host: 'server', do: 'listen' }
const connect = (at: number): Call => ({ at, host: 'client', do: 'connect' })
const open: Call[] = [listen, connect(0), { at: 0, host: 'server', do: 'accept' }]
const shut = (host: 'client' | 'server', at: number): Call => ({ at, host, do: 'shutdown', how: 'write' })
const close = (at: number): Call => ({ at, host: 'server', do: 'close' })

const ways: Record<MatrixState, { script: Call[]; network?: NetworkAct[] }> = {
  CLOSED: { script: [] },
  LISTEN: { script: [listen] },
  SYN_SENT: { script: [{ at: CUT, host: 'server', do: 'connect' }] },
  SYN_RECV: { script: [listen, connect(CUT - 20)], network: [{ do: 'drop', from: 'client', nth: 2 }] },
  ESTABLISHED: { script: open },
  FIN_WAIT_1: { script: [...open, shut('server', CUT)] },
  'FIN_WAIT_1 (orphan)': { script: [...open, close(CUT)] },
  FIN_WAIT_2: { script: [...open, shut('server', 500)] },
  'FIN_WAIT_2 (orphan)': { script: [...open, close(500)] },
  CLOSE_WAIT: { script: [...open, shut('client', 500)] },
  CLOSING: {
    script: [...open, shut('client', CUT - 20), shut('server', CUT - 20)],
    network: [{ do: 'drop', from: 'client', nth: 4 }],
  },
  LAST_ACK: { script: [...open, shut('client', 500), shut('server', CUT)] },
  TIME_WAIT: { script: [...open, shut('server', 500), shut('client', 1000)] },
}

type Forged = Extract<NetworkAct, { do: 'forge' }>['segment']

/** From the name of a segment to its numbers. */
export function written(name: string, v: Pick<Variables, 'sndUna' | 'sndNxt' | 'rcvNxt' | 'rcvWnd'>): Forged {
  const len = Number(/^data(\d+)/.exec(name)?.[1] ?? 0)
  const [first = ''] = name.split(' ')
  const flags = len > 0 ? (first.endsWith('+FIN') ? ['FIN', 'PSH', 'ACK'] : ['PSH', 'ACK']) : first.split(',')
  const ack = /ack=(\S+)/.exec(name)?.[1]
  const seq = /seq=(\S+)/.exec(name)?.[1]
  const names = { ISS: 0, NXT: v.rcvNxt, WND: v.rcvWnd, 'SND.NXT': v.sndNxt, 'SND.UNA': v.sndUna }
  return {
    flags: (/no ACK flag|no flags/.test(name) ? flags.filter((flag) => flag !== 'ACK') : flags).join(','),
    seq: seq === undefined ? 0 : sum(seq, names),
    ack: ack === undefined ? null : sum(ack, names),
    len,
  }
}

const sum = (terms: string, names: Record<string, number>): number =>
  [...terms.matchAll(/([+-]?)([A-Z.]+|\d+)/g)].reduce(
    (total, [, sign, term = '']) => total + (sign === '-' ? -1 : 1) * (names[term] ?? Number(term)),
    0,
  )

function variablesAt(trace: Trace): Variables {
  const last = trace.events.findLast((event) => event.host === 'server' && event.variables !== undefined)?.variables
  // Without a connection any numbers will do.
  return last ?? { ...nothing, rcvNxt: 1001, rcvWnd: 64240, sndNxt: 2001, sndUna: 2001 }
}

const nothing: Variables = {
  state: 'CLOSED',
  sndUna: 0,
  sndNxt: 0,
  sndWnd: 0,
  rcvNxt: 0,
  rcvWnd: 0,
  sendQueue: 0,
  receiveQueue: 0,
  rtoMs: 0,
  timers: [],
}

/** The state of the connection; one that a reset deleted is CLOSED, whether or not its listener remains. */
function nextOf(trace: Trace, before: MatrixState, segment: string): string {
  const state: State = trace.states.server.at(-1)?.state ?? 'CLOSED'
  if (state === 'LISTEN' && before === 'SYN_RECV' && segment.startsWith('RST')) return 'CLOSED'
  return state === 'SYN_RECEIVED' ? 'SYN_RECV' : state
}
