import { z } from 'zod'
import { type Host, hosts, peerOf, type Scenario } from '../tcp/scenario.ts'
import { type State, states, type Trace } from '../tcp/trace.ts'
import { type Scenarios, scenarioNamed, slug, text, type World } from './kind.ts'
import { randomOf } from './shuffle.ts'
import { ssStates, ssTimer } from './ss.ts'
import { captureOf } from './tcpdump.ts'

const onHost = { scenario: slug, host: z.enum(hosts) }
const amount = z.union([z.number(), z.string()])

/** One piece of what is seen at a host: printed from a run, or as it stands. */
const piece = z.union([
  /** How many sockets are in each state where such runs begin `perSecond` times a second. */
  z.strictObject({ census: z.strictObject({ ...onHost, perSecond: amount }) }),
  /** Rows of `ss -tano`: the same run at different ages. */
  z.strictObject({ ss: z.strictObject({ ...onHost, rows: z.int().min(1).max(12), state: z.enum(states).optional() }) }),
  z.strictObject({
    tcpdump: z.strictObject({ ...onHost, from: z.int().min(0).default(0), to: z.int().min(0).default(1000) }),
  }),
  z.strictObject({ text }),
])
export const evidenceSchema = z.array(piece).min(1, 'expected at least one piece')
export type Evidence = z.infer<typeof evidenceSchema>

type Seen = Pick<World, 'simulate'> & { scenarios: Scenarios; seed: number; salt: string }

/** What a learner reads on the terminal; it depends on nothing but the runs and the seed. */
export const printed = (evidence: Evidence, seen: Seen): string =>
  evidence.map((one) => linesOf(one, seen).join('\n')).join('\n\n')

function linesOf(one: Evidence[number], seen: Seen): string[] {
  if ('text' in one) return one.text.trimEnd().split('\n')
  if ('census' in one) {
    const { scenario, host, perSecond } = one.census
    return [
      "$ ss -tanH | awk '{print $1}' | sort | uniq -c | sort -rn",
      ...census(runOf(scenario, seen), host, Number(perSecond)),
    ]
  }
  if ('ss' in one) {
    const { scenario, rows, state } = one.ss
    const socketsOf = (shown: string[]) => [...shown, ...socketRows(runOf(scenario, seen), one.ss, seen)]
    // With a filter by state, ss itself would leave the column of states out.
    return state
      ? socketsOf([`$ ss -tanop | grep ${ssStates[state]} | head -${rows}`])
      : socketsOf([`$ ss -tanop | head -${rows + 1}`, head])
  }
  const { scenario, host, from, to } = one.tcpdump
  const { trace } = runOf(scenario, seen)
  const lines = captureOf(trace, { on: host, numbers: 'relative' })
  return [
    '$ tcpdump -ni eth0 tcp',
    ...lines.flatMap(({ segment, text }) => (segment >= from && segment <= to ? [text] : [])),
  ]
}

interface Run {
  scenario: Scenario
  trace: Trace
}

function runOf(name: string, { scenarios, simulate }: Seen): Run {
  const scenario = scenarioNamed(scenarios, name)
  return { scenario, trace: simulate(scenario) }
}

/** Little's law: as many are in a state as begin in the time that one of them stays there. */
export function census({ trace }: Run, host: Host, perSecond: number): string[] {
  const stays = new Map<State, number>()
  for (const [index, { at, state }] of trace.states[host].entries()) {
    const until = trace.states[host][index + 1]?.at ?? trace.endedAt
    if (state !== 'CLOSED' && state !== 'LISTEN') stays.set(state, (stays.get(state) ?? 0) + until - at)
  }
  return [...stays]
    .map(([state, ms]) => [Math.round((ms / 1000) * perSecond), ssStates[state]] as const)
    .filter(([count]) => count > 0)
    .sort(([a], [b]) => b - a)
    .map(([count, name]) => `${String(count).padStart(7)} ${name}`)
}

const head = row(['State', 'Recv-Q', 'Send-Q', 'Local Address:Port', 'Peer Address:Port', ''])

function socketRows(
  run: Run,
  { host, rows, state }: { host: Host; rows: number; state?: State | undefined },
  seen: Seen,
): string[] {
  const next = randomOf(`${seen.seed}/${seen.salt}/sockets`)
  const moments = momentsOf(run, host, state)
  const ages = Array.from({ length: rows }, () => moments[Math.floor(next() * moments.length)]!)
  const port = (name: Host) => (name === 'server' ? 80 : 32768 + Math.floor(next() * 28_000))
  return ages.map((age) => socketRow(run, host, age, { client: port('client'), server: port('server') }))
}

/** A hundred ages, evenly over the time in which there is a socket, in the one state if it is named. */
function momentsOf({ trace }: Run, host: Host, state: State | undefined): number[] {
  const spans = trace.states[host].flatMap(({ at, state: now }, index) => {
    const until = trace.states[host][index + 1]?.at ?? trace.endedAt
    const counts = state ? now === state : now !== 'CLOSED' && now !== 'LISTEN'
    return counts && until > at ? [{ at, ms: until - at }] : []
  })
  const all = spans.reduce((sum, { ms }) => sum + ms, 0)
  return Array.from({ length: 100 }, (_, index) => momentAfter(spans, (all * (index + 0.5)) / 100))
}

/** The moment at which so many milliseconds of the spans are over. */
function momentAfter(spans: readonly { at: number; ms: number }[], ms: number): number {
  let left = ms
  for (const span of spans) {
    if (left < span.ms) return span.at + left
    left -= span.ms
  }
  throw new Error('A run in which the host never has such a socket: the content check refuses it.')
}

const addresses: Record<Host, string> = { client: '10.0.0.1', server: '10.0.0.2' }

function socketRow({ scenario, trace }: Run, host: Host, at: number, ports: Record<Host, number>): string {
  const state = trace.states[host].findLast((change) => change.at <= at)!.state
  const past = trace.events.filter((event) => event.host === host && event.at <= at)
  const variables = past.findLast((event) => event.variables?.state === state)?.variables
  const closed = past.some((event) => event.kind === 'call' && scenario.script[event.call]?.do === 'close')
  const quiet = state === 'TIME_WAIT' || (state === 'FIN_WAIT_2' && closed)
  const finUnread = state === 'CLOSE_WAIT' && !closed ? 1 : 0
  const finUnacked =
    state === 'FIN_WAIT_1' || state === 'CLOSING' || state === 'LAST_ACK' || state === 'SYN_SENT' ? 1 : 0
  const peer = peerOf(host)
  const again = trace.segments.filter((s) => s.from === host && s.retransmission && s.at <= at).length
  return row([
    ssStates[state],
    quiet ? 0 : (variables?.receiveQueue ?? 0) + finUnread,
    quiet ? 0 : (variables?.sendQueue ?? 0) + finUnacked,
    `${addresses[host]}:${ports[host]}`,
    `${addresses[peer]}:${ports[peer]}`,
    [
      closed ? '' : `users:(("app",pid=4711,fd=${20 + (ports.client % 900)}))`,
      ssTimer(variables?.timers ?? [], at, again),
    ]
      .filter(Boolean)
      .join(' '),
  ])
}

function row([state, received, sent, local, peer, more]: (string | number)[]): string {
  const parts = [String(state).padEnd(10), String(received).padStart(6), String(sent).padStart(6)]
  return `${parts.join(' ')}  ${String(local).padEnd(18)} ${String(peer).padEnd(18)} ${more}`.trimEnd()
}
