import type { Connection } from './connection.ts'
import { inFlight } from './output.ts'
import { armRetransmission } from './rto.ts'
import { rules } from './rules.ts'
import type { Segment } from './segment.ts'
import { before, diff } from './seq.ts'
import { cancelTimer, runs, setTimer } from './timers.ts'

/** RFC 2018: what has arrived beyond the gap. */
export function takeSack(c: Connection, s: Segment): void {
  if (!c.sack || !s.sack) return
  const { now } = c.machine.world
  for (const f of c.flight) {
    if (f.sacked || !s.sack.some(({ seq, end }) => diff(f.seq, seq) >= 0 && diff(f.end, end) <= 0)) continue
    f.sacked = true
    f.lost = false
    c.latest = { sentAt: f.sentAt, end: f.end, rttMs: now - f.sentAt }
  }
  detectLoss(c)
}

/** RFC 8985 6.2: what was sent before something that arrived is lost, once it had the time to arrive too. */
export function detectLoss(c: Connection): void {
  const { latest } = c
  const { world } = c.machine
  if (!latest) return
  const sacked = c.flight.filter((f) => f.sacked).length
  const patience = sacked >= 3 ? 0 : (c.srtt ?? 0) / 4
  const flying = inFlight(c)
  let wait = 0
  for (const f of c.flight) {
    const earlier = f.sentAt < latest.sentAt || (f.sentAt === latest.sentAt && before(f.end, latest.end))
    if (f.sacked || f.lost || !earlier) continue
    const left = latest.rttMs + patience - (world.now - f.sentAt)
    if (left > 0) wait = Math.max(wait, left)
    else f.lost = true
  }
  if (inFlight(c) < flying) {
    world.rule = rules.lossDetected
    c.ssthresh = Math.max(flying / 2, 2)
    c.cwnd = c.ssthresh
  }
  if (wait > 0) {
    cancelTimer(c, 'TLP')
    cancelTimer(c, 'RTO')
    setTimer(c, 'REORDER', wait + TIMER_MIN)
  } else if (runs(c, 'REORDER')) {
    cancelTimer(c, 'REORDER')
    armRetransmission(c, true)
  }
}

const TIMER_MIN = 2
