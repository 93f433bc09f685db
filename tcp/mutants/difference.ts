import { type Host, hosts } from '../scenario.ts'
import type { State, Trace, TraceEvent, TraceSegment } from '../trace.ts'

/** Where a run first leaves another: what each did there, null for nothing. */
export type Difference = { at: number; host: Host } & (
  | { what: 'segment'; right: SentSegment | null; wrong: SentSegment | null }
  | { what: 'state'; right: State | null; wrong: State | null }
  | { what: 'result'; right: number | string | null; wrong: number | string | null }
)

export type SentSegment = Pick<TraceSegment, 'flags' | 'seq' | 'ack' | 'len'>

type Mark = TraceEvent & { kind: 'send' | 'state' | 'return' }

/** The first segment, change of state or result of a call that is in one of two runs of a scenario and not in the other. */
export function firstDifference(right: Trace, wrong: Trace): Difference | null {
  const found = hosts.flatMap((host) => firstOf(host, right, wrong) ?? [])
  return found.sort((a, b) => a.at - b.at)[0] ?? null
}

function firstOf(host: Host, right: Trace, wrong: Trace): Difference | null {
  const [ours, theirs] = [marksOf(host, right), marksOf(host, wrong)]
  const index = ours.findIndex((mark, place) => wordOf(mark, right) !== wordOf(theirs[place], wrong))
  const place = index < 0 ? ours.length : index
  const [a, b] = [ours[place], theirs[place]]
  if (!a && !b) return null
  const first = !b || (a && a.at <= b.at) ? a! : b
  // What the other did at that moment, if it did anything of the kind.
  const other = first === a ? b : a
  const pair = other?.at === first.at && other.kind === first.kind ? other : undefined
  const [mine, its] = first === a ? [a, pair] : [pair, b]
  return {
    at: first.at,
    host,
    ...contrast(first.kind, mine && said(mine, right), its && said(its, wrong)),
  } as Difference
}

function marksOf(host: Host, trace: Trace): Mark[] {
  return trace.events.filter(
    (event): event is Mark =>
      event.host === host && (event.kind === 'send' || event.kind === 'state' || event.kind === 'return'),
  )
}

const whats = { send: 'segment', state: 'state', return: 'result' } as const

const contrast = (kind: Mark['kind'], right: unknown, wrong: unknown) => ({
  what: whats[kind],
  right: right ?? null,
  wrong: wrong ?? null,
})

function said(mark: Mark, trace: Trace): SentSegment | State | number | string {
  if (mark.kind === 'state') return mark.to
  if (mark.kind === 'return') return mark.result
  const { flags, seq, ack, len } = trace.segments[mark.segment]!
  return { flags, seq, ack, len }
}

const wordOf = (mark: Mark | undefined, trace: Trace) => mark && JSON.stringify([mark.at, mark.kind, said(mark, trace)])
