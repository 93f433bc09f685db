import type { Call, Host, NetworkAct, Scenario } from '../tcp/scenario.ts'
import type { TraceSegment } from '../tcp/trace.ts'
import { type Step, timeAt, viewAt } from './steps.ts'

/** What a learner may do in a run. The first four are calls of an application, the others happen to a segment. */
export const callActions = ['close', 'shutdown', 'send', 'receive'] as const
export const segmentActions = ['drop', 'delay', 'duplicate'] as const
export type CallAction = (typeof callActions)[number]
export type SegmentAction = (typeof segmentActions)[number]
export type Action = CallAction | SegmentAction

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

export const sendBytes = 100

/**
 * When a call made at a position takes place. Calls of one instant come before the timers that expire in it: one that
 * is made after seeing a timer expire comes a millisecond later, or it would change the past.
 */
export function callTime(steps: readonly Step[], position: number): number {
  const now = timeAt(steps, position)
  const expired = steps.slice(0, position).some(({ at, cause }) => at === now && cause.kind === 'timer-fired')
  return expired ? now + 1 : now
}

export function callOf(action: CallAction, host: Host, at: number): Call {
  if (action === 'send') return { at, host, do: action, bytes: sendBytes }
  if (action === 'shutdown') return { at, host, do: action, how: 'write' }
  return { at, host, do: action }
}

export const withCall = (scenario: Scenario, call: Call): Scenario => ({
  ...scenario,
  script: [...scenario.script, call],
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

export function callObstacle(
  action: CallAction,
  host: Host,
  run: { scenario: Scenario; steps: readonly Step[]; position: number },
): Obstacle | null {
  const { scenario, steps, position } = run
  const { state } = viewAt(steps, position)[host]
  const made = steps
    .slice(0, position)
    .flatMap(({ host: caller, cause }) =>
      caller === host && cause.kind === 'call' ? [scenario.script[cause.call]!] : [],
    )
  if (callTime(steps, position) >= scenario.untilMs) return 'run-over'
  if (made.some((call) => call.do === 'close')) return 'closed'
  if (state === 'CLOSED' || state === 'LISTEN') return 'no-connection'
  if (made.some((call) => call.do === 'listen') && !made.some((call) => call.do === 'accept')) return 'not-accepted'
  if (action !== 'close' && (state === 'SYN_SENT' || state === 'SYN_RECEIVED')) return 'not-open'
  const ended = made.some((call) => call.do === 'shutdown' && call.how !== 'read')
  if (ended && (action === 'send' || action === 'shutdown')) return 'finished-sending'
  return null
}

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
