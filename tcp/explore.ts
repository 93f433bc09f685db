import type { EdgeEvent } from './diagram.ts'
import { type Call, type Host, hosts, type NetworkAct, type Profile, type Scenario } from './scenario.ts'
import { simulate } from './simulate.ts'
import type { State, Trace, TraceEvent } from './trace.ts'

/** How far the search goes. */
export interface Bounds {
  /** What each application does, and when: one of these. */
  programs: Program[]
  /** At most so many segments are lost, among the first `segments` of each host. */
  losses: 0 | 1 | 2
  segments: number
}

export interface Program {
  name: string
  calls: { at: number; call: OneCall }[]
}

type OneCall = 'shutdown' | 'close' | 'abort' | 'send' | 'receive'

export interface Exploration {
  runs: number
  /** Transitions that happened, as `FROM event TO`. */
  edges: Set<string>
  /** States that were reached. */
  states: Set<State>
  violations: { what: Violation; scenario: Scenario; host?: Host; state?: State }[]
}

export type Violation = 'not-at-rest' | 'cannot-be-left' | 'open-after-both-closed'

const DELAY = 20
const FAR = 3_000_000
/** Later than every timer: what is left then rests. */
const LATE = 2_000_000

/**
 * Every combination of openings, programs, cuts and losses within the bounds, 20 ms apart: which edges of RFC 9293 figure 5 were
 * taken, which states seen, and what must never be (3.3.2: no state that cannot be left, no host that stays open alone).
 */
export function explore(profile: Profile, bounds: Bounds): Exploration {
  const found: Exploration = { runs: 0, edges: new Set(), states: new Set(), violations: [] }
  for (const opening of openings) {
    for (const client of bounds.programs) {
      for (const server of bounds.programs) {
        for (const network of networks(bounds)) {
          visit(found, scenarioOf(profile, opening, { client, server }, network))
        }
      }
    }
  }
  return found
}

const openings: Call[][] = [
  [
    { at: 0, host: 'server', do: 'listen' },
    { at: 0, host: 'server', do: 'accept' },
    { at: 0, host: 'client', do: 'connect' },
  ],
  [
    { at: 0, host: 'client', do: 'connect' },
    { at: 0, host: 'server', do: 'connect' },
  ],
  [
    { at: 0, host: 'server', do: 'listen' },
    { at: 5, host: 'server', do: 'closeListener' },
    { at: 0, host: 'client', do: 'connect' },
  ],
]

/** Programs that do one thing after another; the moments lie in the handshake, together, in each other's flight, and later. */
export const programs = (moments: number[]): Program[] => [
  { name: 'wait', calls: [] },
  ...moments.flatMap((at): Program[] => [
    { name: `shutdown at ${at}`, calls: [{ at, call: 'shutdown' }] },
    { name: `close at ${at}`, calls: [{ at, call: 'close' }] },
    { name: `abort at ${at}`, calls: [{ at, call: 'abort' }] },
    { name: `send at ${at}`, calls: [{ at, call: 'send' }] },
    {
      name: `shutdown at ${at}, close later`,
      calls: [
        { at, call: 'shutdown' },
        { at: at + 1000, call: 'close' },
      ],
    },
    {
      name: `receive, send and close at ${at}`,
      calls: [
        { at: 0, call: 'receive' },
        { at, call: 'send' },
        { at, call: 'close' },
      ],
    },
    {
      name: `shutdown at ${at}, abort soon`,
      calls: [
        { at, call: 'shutdown' },
        { at: at + 30, call: 'abort' },
      ],
    },
  ]),
]

function* networks({ losses, segments }: Bounds): Generator<NetworkAct[]> {
  yield []
  const drops = hosts.flatMap((from) =>
    Array.from({ length: segments }, (_, index): NetworkAct => ({ do: 'drop', from, nth: index + 1 })),
  )
  if (losses === 0) return
  for (const at of [5, 25, 95, 115, 135]) yield [{ do: 'cut', at }]
  for (const [index, drop] of drops.entries()) {
    yield [drop]
    if (losses === 2) for (const other of drops.slice(index + 1)) yield [drop, other]
  }
}

function scenarioOf(profile: Profile, opening: Call[], plans: Record<Host, Program>, network: NetworkAct[]): Scenario {
  const calls = hosts.flatMap((host) => plans[host].calls.map(({ at, call }) => callOf(host, at, call)))
  return {
    version: 1,
    stack: { client: { profile }, server: { profile } },
    link: { delayMs: DELAY },
    script: [...opening, ...calls, ...hosts.map((host): Call => ({ at: LATE, host, do: 'close' }))],
    network: [...network, { do: 'restore', at: LATE }],
    untilMs: FAR,
  }
}

function callOf(host: Host, at: number, call: OneCall): Call {
  if (call === 'shutdown') return { at, host, do: 'shutdown', how: 'write' }
  if (call === 'abort') return { at, host, do: 'close', lingerMs: 0 }
  if (call === 'send') return { at, host, do: 'send', bytes: 100 }
  return { at, host, do: call }
}

function visit(found: Exploration, scenario: Scenario): void {
  const trace = simulate(scenario)
  found.runs++
  collectEdges(found, trace)
  for (const host of hosts) {
    const before = stateAt(trace, host, LATE - 1)
    const after = stateAt(trace, host, FAR)
    if (!resting.has(before)) found.violations.push({ what: 'not-at-rest', scenario, host, state: before })
    if (!gone.has(after)) found.violations.push({ what: 'cannot-be-left', scenario, host, state: after })
  }
  const open = (host: Host) => stateAt(trace, host, LATE - 1) === 'ESTABLISHED'
  const closed = (host: Host) => trace.events.some((event) => closes(event, host, scenario))
  if (hosts.every((host) => open(host) && closed(host))) {
    found.violations.push({ what: 'open-after-both-closed', scenario })
  }
}

/** States that only an application, or the peer's, can end. FIN_WAIT_2 waits for the peer's. */
const resting = new Set<State>(['CLOSED', 'LISTEN', 'ESTABLISHED', 'CLOSE_WAIT', 'FIN_WAIT_2'])
const gone = new Set<State>(['CLOSED', 'LISTEN'])

const stateAt = (trace: Trace, host: Host, at: number): State =>
  trace.states[host].findLast((change) => change.at <= at)?.state ?? 'CLOSED'

function closes(event: TraceEvent, host: Host, { script }: Scenario): boolean {
  if (event.kind !== 'return' || event.host !== host || event.result !== 0 || event.at >= LATE) return false
  const call = script[event.call]
  return call?.do === 'close' || call?.do === 'shutdown'
}

/** Reads the transitions out of a trace, with what caused each. */
function collectEdges(found: Exploration, trace: Trace): void {
  let finAckedBySegment = false
  for (const event of trace.events) {
    if (event.kind === 'arrive') finAckedBySegment = false
    if (event.kind !== 'state') continue
    found.states.add(event.to)
    found.edges.add(edgeName(event.from, causeOf(event), event.to))
    if (event.from === 'FIN_WAIT_1' && event.to === 'FIN_WAIT_2') finAckedBySegment = true
    else if (finAckedBySegment && event.to === 'TIME_WAIT') found.edges.add(bothAtOnce)
  }
}

export const edgeName = (from: State, event: EdgeEvent, to: State): string => `${from} ${event} ${to}`

const bothAtOnce = edgeName('FIN_WAIT_1', 'rcv-fin-and-ack-of-fin', 'TIME_WAIT')

/** From the rule that was followed to the words of the diagram. */
function causeOf(event: TraceEvent & { kind: 'state' }): EdgeEvent {
  const id = event.rule?.id ?? ''
  if (id === 'listen') return 'rcv-syn'
  if (id === 'syn-sent') {
    if (event.to === 'SYN_RECEIVED') return 'rcv-syn'
    return event.to === 'ESTABLISHED' ? 'rcv-syn-ack' : 'rcv-rst'
  }
  if (id === 'acknowledgement') return event.from === 'SYN_RECEIVED' ? 'rcv-ack-of-syn' : 'rcv-ack-of-fin'
  return causes[id] ?? 'rcv-rst'
}

const causes: Record<string, EdgeEvent> = {
  'passive-open': 'passive-open',
  'active-open': 'active-open',
  'listener-closed': 'close',
  close: 'close',
  abort: 'abort',
  'close-with-unread-data': 'abort',
  fin: 'rcv-fin',
  'syn-in-syn-received': 'rcv-syn',
  'data-after-close': 'rcv-data-after-close',
  'time-wait-over': 'timeout-2msl',
  'user-timeout': 'timeout-user',
  'fin-wait-2-over': 'timeout-fin-wait-2',
}
