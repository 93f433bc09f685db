import { type Edge, type EdgeEvent, edges, figure5 } from '../../tcp/diagram.ts'
import type { Host } from '../../tcp/scenario.ts'
import type { State, Trace, TraceEvent } from '../../tcp/trace.ts'
import type { Step } from '../steps.ts'

/** A box of the diagram. CLOSED stands at the top and again at the bottom, as in the figure of the RFC. */
export interface Node {
  id: State | 'END'
  state: State
  x: number
  y: number
}

export const size = { width: 360, height: 520, node: { width: 100, height: 34 } }

const [left, middle, right] = [56, 180, 304]
const node = (id: Node['id'], x: number, y: number): Node => ({ id, state: id === 'END' ? 'CLOSED' : id, x, y })

export const nodes: readonly Node[] = [
  node('CLOSED', middle, 24),
  node('LISTEN', middle, 92),
  node('SYN_RECEIVED', left, 158),
  node('SYN_SENT', right, 158),
  node('ESTABLISHED', middle, 224),
  node('FIN_WAIT_1', left, 292),
  node('CLOSE_WAIT', right, 292),
  node('FIN_WAIT_2', left, 368),
  node('CLOSING', middle, 350),
  node('LAST_ACK', right, 368),
  node('TIME_WAIT', middle, 424),
  node('END', middle, 494),
]

/** States from which a connection comes to its end at the bottom; the others go back to the top. */
const opening: readonly State[] = ['LISTEN', 'SYN_SENT', 'SYN_RECEIVED']

/** The two boxes that a transition connects. */
export function endsOf({ from, to }: Edge): [Node, Node] {
  const find = (id: Node['id']) => nodes.find((each) => each.id === id)!
  return [find(from), find(to === 'CLOSED' && !opening.includes(from) ? 'END' : to)]
}

/** A transition that a host has made, with the step in which it did. */
export interface Move {
  host: Host
  edge: Edge
  step: number
}

/** The transitions that both hosts have made before a position, in order. */
export function movesUpTo(trace: Trace, steps: readonly Step[], position: number): Move[] {
  return steps.slice(0, position).flatMap((step) =>
    [step.cause, ...step.effects].flatMap((event) => {
      const edge = event.kind === 'state' ? edgeOf(trace, step, event) : undefined
      return edge ? { host: event.host, edge, step: step.index } : []
    }),
  )
}

/** The transition that a change of state was, told by what caused it. */
export function edgeOf(trace: Trace, { cause }: Step, { from, to }: TraceEvent & { kind: 'state' }): Edge | undefined {
  const between = edges.filter((edge) => edge.from === from && edge.to === to)
  if (between.length < 2) return between[0]
  return between.find(({ event }) => fits(event, cause, trace)) ?? between[0]
}

/** The transitions that may come next, the usual ones first. */
export const nextFrom = (state: State): Edge[] => edges.filter((edge) => edge.from === state)

/** What is drawn: the figure, and whatever else has been travelled. */
export const drawn = (moves: readonly Move[]): Edge[] => [...new Set([...figure5, ...moves.map(({ edge }) => edge)])]

export const keyOf = ({ from, to, event }: Edge): string => `${from} ${to} ${event}`

function fits(event: EdgeEvent, cause: TraceEvent, trace: Trace): boolean {
  if (cause.kind === 'timer-fired')
    return (
      event ===
      (cause.timer === 'FIN_WAIT_2'
        ? 'timeout-fin-wait-2'
        : cause.timer === 'TIME_WAIT'
          ? 'timeout-2msl'
          : 'timeout-user')
    )
  if (cause.kind === 'call') return event === 'close' || event === 'abort'
  const flags = cause.kind === 'arrive' ? (trace.segments[cause.segment]?.flags.split(',') ?? []) : []
  if (event === 'rcv-rst') return flags.includes('RST')
  if (event === 'rcv-data-after-close') return !flags.includes('RST') && !flags.includes('FIN')
  return event.startsWith('rcv')
}
