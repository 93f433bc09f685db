import type { Host } from './scenario.ts'
import type { State, Trace, TraceSegment } from './trace.ts'

/** Everything that a segment can tell the other side. The words belong to the view. */
export const utteranceCodes = [
  'syn',
  'syn-again',
  'syn-ack',
  'syn-ack-again',
  'ack-of-syn-ack',
  'data',
  'data-again',
  'ack-of-data',
  'fin',
  'second-fin',
  'fin-with-data',
  'fin-and-ack-of-fin',
  'fin-again',
  'ack-of-fin',
  'ack-of-fin-again',
  'last-ack',
  'last-ack-again',
  'duplicate-ack',
  'challenge-ack',
  'keepalive-probe',
  'window-probe',
  'window-update',
  'rst-abort',
  'rst-refused',
  'rst-data-after-close',
  'rst-no-such-connection',
  'forged',
  'copy',
] as const

export type UtteranceCode = (typeof utteranceCodes)[number]

export interface Utterance {
  code: UtteranceCode
  /** `next`: the acknowledgement number that would cover the whole segment. */
  params: { seq: number; ack: number; len: number; next: number }
}

/** What the segment tells the other side, as a code with numbers relative to the first ones; RangeError for an id that the trace does not have. */
export function utterance(trace: Trace, segmentId: number): Utterance {
  let all = known.get(trace)
  if (!all) {
    all = utterances(trace)
    known.set(trace, all)
  }
  const found = all[segmentId]
  if (!found) throw new RangeError(`no segment ${segmentId}`)
  return found
}

const known = new WeakMap<Trace, Utterance[]>()

/** What one side has said in a connection so far. */
interface Said {
  acked: number
  finNext: number | undefined
}

interface Context {
  own: Said
  peer: Said
  rule: string
  state: State | undefined
}

function utterances(trace: Trace): Utterance[] {
  const sent = new Map<number, { rule: string; state: State | undefined }>()
  for (const event of trace.events) {
    if (event.kind === 'send') sent.set(event.segment, { rule: event.rule?.id ?? '', state: event.variables?.state })
  }
  const connections = new Map<string, Record<Host, Said>>()
  return trace.segments.map((s) => {
    const said = saidIn(connections, s)
    const context = {
      own: said[s.from],
      peer: said[s.from === 'client' ? 'server' : 'client'],
      rule: sent.get(s.id)?.rule ?? '',
      state: sent.get(s.id)?.state,
    }
    const code = codeOf(s, context)
    if (!s.forged && !s.duplicate) remember(s, context.own)
    const next = nextOf(s)
    return { code, params: { seq: s.seq, ack: s.ack ?? 0, len: s.len, next } }
  })
}

function saidIn(connections: Map<string, Record<Host, Said>>, s: TraceSegment): Record<Host, Said> {
  const ports = s.raw ? [s.raw.sourcePort, s.raw.targetPort] : []
  const key = (s.from === 'client' ? ports : ports.reverse()).join()
  let said = connections.get(key)
  if (!said) {
    said = { client: nothing(), server: nothing() }
    connections.set(key, said)
  }
  // A new incarnation on the same ports begins with what its SYN says.
  if (has(s, 'SYN') && !s.forged && !s.retransmission) said[s.from] = nothing()
  return said
}

const nothing = (): Said => ({ acked: 0, finNext: undefined })

function remember(s: TraceSegment, own: Said): void {
  if (s.ack !== null) own.acked = Math.max(own.acked, s.ack)
  if (has(s, 'FIN')) own.finNext = nextOf(s)
}

function codeOf(s: TraceSegment, context: Context): UtteranceCode {
  if (s.forged) return 'forged'
  if (s.duplicate) return 'copy'
  if (has(s, 'RST')) return resetCode(s, context.rule)
  const again = s.retransmission === true
  if (has(s, 'SYN')) return s.ack === null ? (again ? 'syn-again' : 'syn') : again ? 'syn-ack-again' : 'syn-ack'
  if (has(s, 'FIN')) return finCode(s, context)
  if (context.rule === 'window-probe') return 'window-probe'
  if (s.len > 0) return again ? 'data-again' : 'data'
  return ackCode(s, context)
}

const aborts = new Set([
  'abort',
  'close-with-unread-data',
  'crash',
  'keepalive',
  'listener-closed',
  'too-many-orphans',
  'orphan-in-fin-wait-2',
  'fin-wait-2-over',
])

function resetCode(s: TraceSegment, rule: string): UtteranceCode {
  if (aborts.has(rule)) return 'rst-abort'
  if (rule === 'data-after-close') return 'rst-data-after-close'
  return rule === 'no-connection' && s.ack !== null ? 'rst-refused' : 'rst-no-such-connection'
}

function finCode(s: TraceSegment, { own, peer }: Context): UtteranceCode {
  if (s.retransmission) return 'fin-again'
  if (s.len > 0) return 'fin-with-data'
  if (peer.finNext === undefined || s.ack === null || s.ack < peer.finNext) return 'fin'
  return own.acked < peer.finNext ? 'fin-and-ack-of-fin' : 'second-fin'
}

const challenges = new Set(['challenge-ack', 'syn-challenge', 'paws', 'syn-in-time-wait'])

function ackCode(s: TraceSegment, { own, peer, rule, state }: Context): UtteranceCode {
  if (rule === 'keepalive') return 'keepalive-probe'
  if (rule === 'receive') return 'window-update'
  if (challenges.has(rule)) return 'challenge-ack'
  const ack = s.ack ?? 0
  if (peer.finNext !== undefined && ack >= peer.finNext) {
    const last = state === 'TIME_WAIT' || state === 'FIN_WAIT_2'
    if (own.acked >= peer.finNext) return last ? 'last-ack-again' : 'ack-of-fin-again'
    return last ? 'last-ack' : 'ack-of-fin'
  }
  if (own.acked < 1 && ack === 1) return 'ack-of-syn-ack'
  return ack > own.acked ? 'ack-of-data' : 'duplicate-ack'
}

const has = (s: TraceSegment, flag: string): boolean => s.flags.split(',').includes(flag)

const nextOf = (s: TraceSegment): number => s.seq + s.len + (has(s, 'SYN') || has(s, 'FIN') ? 1 : 0)
