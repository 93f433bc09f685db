import type { Call, ForgedSegment, Host, NetworkAct, Scenario } from '../tcp/scenario.ts'
import type { TraceSegment } from '../tcp/trace.ts'
import { type Step, timeAt, viewAt } from './steps.ts'

/** What a learner may do in a run: calls of an application and accidents of a host, acts on segments, acts on the wire. */
export const callActions = [
  'listen',
  'accept',
  'connect',
  'close',
  'shutdown',
  'send',
  'receive',
  'abort',
  'keepalive',
  'crash',
  'reboot',
] as const
export const segmentActions = ['drop', 'delay', 'duplicate'] as const
export const wireActions = ['cut', 'forge'] as const
export type CallAction = (typeof callActions)[number]
export type SegmentAction = (typeof segmentActions)[number]
export type Action = CallAction | SegmentAction | (typeof wireActions)[number]

/** Why an action is not possible here and now; the sentence is the view's. */
export type Obstacle =
  | 'run-over'
  | 'no-connection'
  | 'not-open'
  | 'not-accepted'
  | 'closed'
  | 'finished-sending'
  | 'forged'
  | 'lost-anyway'
  | 'given'
  | 'listening'
  | 'not-listening'
  | 'has-connection'

export const sendBytes = 100

/** What a call may be given besides its name; what is left out has a usual value. */
export interface CallOptions {
  bytes?: number
  how?: 'read' | 'write' | 'both'
}

interface Place {
  scenario: Scenario
  steps: readonly Step[]
  position: number
}

/**
 * When a call made at a position takes place. Calls of one instant come before the timers that expire in it: one that
 * is made after seeing a timer expire comes a millisecond later, or it would change the past.
 */
export function callTime(steps: readonly Step[], position: number): number {
  const now = timeAt(steps, position)
  for (let index = position - 1; steps[index]?.at === now; index -= 1)
    if (steps[index]!.cause.kind === 'timer-fired') return now + 1
  return now
}

export function callOf(action: CallAction, host: Host, at: number, options: CallOptions = {}): Call {
  switch (action) {
    case 'send':
      return { at, host, do: action, bytes: options.bytes ?? sendBytes }
    case 'shutdown':
      return { at, host, do: action, how: options.how ?? 'write' }
    case 'abort':
      return { at, host, do: 'close', lingerMs: 0 }
    case 'keepalive':
      return { at, host, do: action, idleMs: 10_000, intervalMs: 1000, probes: 3 }
    default:
      return { at, host, do: action }
  }
}

export const withCall = (scenario: Scenario, call: Call): Scenario => ({
  ...scenario,
  script: [...scenario.script, call],
})

/** Cuts the cable, or mends it, at the moment that a position shows. */
export const withCable = (scenario: Scenario, at: number, cut: boolean): Scenario => ({
  ...scenario,
  network: [...scenario.network, { do: cut ? 'cut' : 'restore', at }],
})

export const withForgery = (scenario: Scenario, at: number, from: Host, segment: ForgedSegment): Scenario => ({
  ...scenario,
  network: [...scenario.network, { do: 'forge', at, from, segment }],
})

/** The act of this kind that already names the segment, if the scenario has one. */
export function actOn(scenario: Scenario, action: SegmentAction, { from, nth }: TraceSegment): NetworkAct | undefined {
  return scenario.network.find((act) => act.do === action && act.from === from && act.nth === nth)
}

/** Does the act to the segment, or takes it back when the scenario has it already. */
export function toggled(scenario: Scenario, action: SegmentAction, segment: TraceSegment, byMs: number): Scenario {
  const { from, nth } = segment
  const present = actOn(scenario, action, segment)
  if (present) return { ...scenario, network: scenario.network.filter((act) => act !== present) }
  if (nth === null) return scenario
  const act: NetworkAct = action === 'delay' ? { do: action, from, nth, byMs } : { do: action, from, nth }
  return { ...scenario, network: [...scenario.network, act] }
}

export function callObstacle(action: CallAction, host: Host, { scenario, steps, position }: Place): Obstacle | null {
  const { state, socket } = viewAt(steps, position)[host]
  if (callTime(steps, position) >= scenario.untilMs) return 'run-over'
  if (action === 'crash' || action === 'reboot') return null
  if (action === 'listen') return socket.listens ? 'listening' : null
  if (action === 'connect' || action === 'accept') {
    if (socket.open && state !== 'CLOSED') return 'has-connection'
    return action === 'accept' && !socket.listens ? 'not-listening' : null
  }
  if (socket.closed) return 'closed'
  if (state === 'CLOSED' || state === 'LISTEN') return 'no-connection'
  if (socket.listens && !socket.accepted) return 'not-accepted'
  if (action !== 'close' && action !== 'abort' && (state === 'SYN_SENT' || state === 'SYN_RECEIVED')) return 'not-open'
  if (socket.finished && (action === 'send' || action === 'shutdown')) return 'finished-sending'
  return null
}

/** How many entries a scenario has beyond those of another. */
export const additions = (before: Scenario, after: Scenario): number =>
  Math.max(0, after.script.length - before.script.length) + Math.max(0, after.network.length - before.network.length)

/** `given`: acts that belong to the task and cannot be taken back. */
export function segmentObstacle(
  action: SegmentAction,
  segment: TraceSegment,
  scenario: Scenario,
  given: readonly NetworkAct[],
): Obstacle | null {
  if (segment.nth === null) return 'forged'
  const present = actOn(scenario, action, segment)
  if (present) return given.includes(present) ? 'given' : null
  if (segment.lost && !actOn(scenario, 'drop', segment)) return 'lost-anyway'
  return null
}
