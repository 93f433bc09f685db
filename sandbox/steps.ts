import type { Call, Host } from '../tcp/scenario.ts'
import type { State, Trace, TraceEvent, TraceSegment, Variables } from '../tcp/trace.ts'
import { type Socket, socketAfter, unused } from './socket.ts'

/** What is known of a host at a moment. `variables` is null while it has no connection. */
export interface HostView {
  state: State
  variables: Variables | null
  socket: Socket
}

export type Views = Record<Host, HostView>

/** One cause (a call, an arrival, a timer, the network) with all that follows from it in the same instant. */
export interface Step {
  /** Its place in the run, from 0. */
  index: number
  at: number
  host: Host
  cause: TraceEvent
  effects: TraceEvent[]
  /** Ids of the segments that leave in this step. */
  sent: number[]
  /** Id of the segment last sent, received or lost, in this step or before it. */
  segment: number | null
  after: Views
  /** How many segments have been sent and lost, and whether the cable is cut, when the step is over. */
  sentSoFar: number
  lostSoFar: number
  cut: boolean
}

/** A position counts the steps that have happened: 0 is before everything. `script` is what the calls of the trace number. */
export function stepsOf(trace: Trace, script: readonly Call[] = []): Step[] {
  const steps: Step[] = []
  let views = start
  let segment: number | null = null
  let [sentSoFar, lostSoFar, cut] = [0, 0, false]
  for (const event of trace.events) {
    views = { ...views, [event.host]: viewAfter(views[event.host], event, script) }
    if ('segment' in event) segment = event.segment
    if (event.kind === 'send') sentSoFar += 1
    if (event.kind === 'lost') lostSoFar += 1
    if (event.kind === 'cut' || event.kind === 'restore') cut = event.kind === 'cut'
    const open = steps.at(-1)
    if (open && belongs(event, open)) {
      open.effects.push(event)
      if (event.kind === 'send') open.sent.push(event.segment)
      Object.assign(open, { segment, after: views, sentSoFar, lostSoFar, cut })
    } else {
      const sent = event.kind === 'send' ? [event.segment] : []
      steps.push({
        index: steps.length,
        at: event.at,
        host: event.host,
        cause: event,
        effects: [],
        sent,
        segment,
        after: views,
        sentSoFar,
        lostSoFar,
        cut,
      })
    }
  }
  return steps
}

export const viewAt = (steps: readonly Step[], position: number): Views => steps[position - 1]?.after ?? start

export const timeAt = (steps: readonly Step[], position: number): number => steps[position - 1]?.at ?? 0

/** The segment that was last sent, received or lost. */
export const segmentAt = (trace: Trace, steps: readonly Step[], position: number): TraceSegment | null => {
  const id = steps[position - 1]?.segment
  return id == null ? null : (trace.segments[id] ?? null)
}

/**
 * Where the learner stands after the scenario has changed: at the same step while the past is the same
 * (and just behind a call that was added there), otherwise at the same time.
 */
export function samePosition(before: readonly Step[], after: readonly Step[], position: number, call?: number): number {
  const kept = before.slice(0, position).every((step, index) => after[index] && nameOf(step) === nameOf(after[index]))
  if (!kept) {
    const now = timeAt(before, position)
    return positionAt(after, now)
  }
  const made = call === undefined ? -1 : after.findIndex(({ cause }) => cause.kind === 'call' && cause.call === call)
  return Math.max(position, made + 1)
}

/** The position at which everything up to a moment has happened. */
export function positionAt(steps: readonly Step[], ms: number): number {
  const later = steps.findIndex(({ at }) => at > ms)
  return later < 0 ? steps.length : later
}

/** How long to pause before the next step while playing, ms: longer for a longer wait, but never dull. */
export function pauseBefore(steps: readonly Step[], position: number, longest = 1500): number {
  const waited = (steps[position]?.at ?? 0) - timeAt(steps, position)
  return Math.min(longest, 600 + waited * 4)
}

const closed: HostView = { state: 'CLOSED', variables: null, socket: unused }
const start: Views = { client: closed, server: closed }

function viewAfter(view: HostView, event: TraceEvent, script: readonly Call[]): HostView {
  const state = event.kind === 'state' ? event.to : (event.variables?.state ?? view.state)
  const gone = state === 'CLOSED' || state === 'LISTEN'
  const variables = event.variables ?? (gone ? null : view.variables)
  return { state, variables, socket: socketAfter(view.socket, event, script) }
}

const effects: readonly TraceEvent['kind'][] = ['return', 'send', 'lost', 'state', 'timer-set', 'timer-cancelled']

function belongs(event: TraceEvent, open: Step): boolean {
  if (event.kind === 'timer-set' || event.kind === 'timer-cancelled') return true
  if (event.kind === 'cut' || event.kind === 'restore') return event.kind === open.cause.kind && event.at === open.at
  return effects.includes(event.kind) && event.at === open.at && event.host === open.host
}

/** What makes a step the same in two runs. */
function nameOf({ at, host, cause }: Step): string {
  const what = 'call' in cause ? cause.call : 'segment' in cause ? cause.segment : ''
  return [at, host, cause.kind, what].join()
}
