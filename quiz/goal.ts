import type { Host } from '../tcp/scenario.ts'
import type { State, Trace } from '../tcp/trace.ts'
import type { Condition, Entry, Returned, Sent } from './clause.ts'

/** What the run showed about one clause: a code for the view, and the moment and the fact that decided it. */
export interface Finding {
  held: boolean
  code:
    | 'reached'
    | 'not-reached'
    | 'stayed-out'
    | 'entered'
    | 'ended-there'
    | 'ended-elsewhere'
    | 'sent'
    | 'sent-too-few'
    | 'sent-too-many'
    | 'in-order'
    | 'out-of-order'
    | 'first-missing'
    | 'then-missing'
    | 'returned'
    | 'returned-too-seldom'
    | 'returned-too-often'
  at: number | null
  found: State | number | null
}

export function evaluate(clause: Condition, trace: Trace): Finding {
  if (clause.reached) return evaluateReached(clause.reached, trace)
  if (clause.never) return evaluateNever(clause.never, trace)
  if (clause.ends) return evaluateEnds(clause.ends, trace)
  if (clause.sent) return evaluateSent(clause.sent, trace)
  if (clause.returned) return evaluateReturned(clause.returned, trace)
  if (clause.before) return evaluateBefore(clause.before, trace)
  throw new Error('A clause of a goal says nothing; its schema would have refused it.')
}

function evaluateReached({ host, state }: Entry, trace: Trace): Finding {
  const at = firstEntry(trace, host, state)
  return at === null ? finding(false, 'not-reached') : finding(true, 'reached', at)
}

function evaluateNever({ host, state }: Entry, trace: Trace): Finding {
  const at = firstEntry(trace, host, state)
  return at === null ? finding(true, 'stayed-out') : finding(false, 'entered', at)
}

function evaluateEnds({ host, state }: Entry, trace: Trace): Finding {
  const last = trace.states[host].at(-1) ?? { at: 0, state: 'CLOSED' as const }
  const held = last.state === state
  return finding(held, held ? 'ended-there' : 'ended-elsewhere', last.at, last.state)
}

function evaluateSent(clause: Sent, trace: Trace): Finding {
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } = clause
  const matching = trace.segments.filter(
    (segment) =>
      segment.from === clause.from &&
      (clause.flags === undefined || segment.flags === clause.flags) &&
      (clause.has === undefined || segment.flags.split(',').includes(clause.has)) &&
      !segment.forged &&
      !segment.duplicate &&
      (!clause.lost || segment.lost === true) &&
      (!clause.retransmission || segment.retransmission === true),
  )
  const count = matching.length
  if (count > atMost) return finding(false, 'sent-too-many', matching[atMost]!.at, count)
  if (count < atLeast) return finding(false, 'sent-too-few', null, count)
  return finding(true, 'sent', matching[atLeast - 1]?.at ?? null, count)
}

function evaluateReturned({ host, result, atLeast = 0, atMost = Number.POSITIVE_INFINITY }: Returned, trace: Trace) {
  const matching = trace.events.filter(
    (event) => event.kind === 'return' && event.host === host && event.result === result,
  )
  const count = matching.length
  if (count > atMost) return finding(false, 'returned-too-often', matching[atMost]!.at, count)
  if (count < atLeast) return finding(false, 'returned-too-seldom', null, count)
  return finding(true, 'returned', matching[atLeast - 1]?.at ?? null, count)
}

function evaluateBefore({ first, then }: { first: Entry; then: Entry }, trace: Trace): Finding {
  const earlier = firstEntry(trace, first.host, first.state)
  const later = firstEntry(trace, then.host, then.state)
  if (earlier === null) return finding(false, 'first-missing')
  if (later === null) return finding(false, 'then-missing')
  return earlier < later ? finding(true, 'in-order', earlier) : finding(false, 'out-of-order', later)
}

const finding = (
  held: boolean,
  code: Finding['code'],
  at: number | null = null,
  found: Finding['found'] = null,
): Finding => ({ held, code, at, found })

function firstEntry(trace: Trace, host: Host, state: State): number | null {
  return trace.states[host].find((change) => change.state === state)?.at ?? null
}
