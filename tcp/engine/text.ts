import { type Connection, setState } from './connection.ts'
import { enterTimeWait, lose, restartTimeWait } from './ending.ts'
import { refuse, sendAck } from './output.ts'
import type { Verdict } from './profile.ts'
import { rules } from './rules.ts'
import { endOf, FIN, lengthOf, type Segment } from './segment.ts'
import { add, after, before, diff, later } from './seq.ts'

const receiving = new Set(['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2'])

/** Step 7: the segment's text. */
export function takeText(c: Connection, s: Segment): Verdict | undefined {
  const { profile, world } = c.machine
  if (profile.dataAfterClose(c, s)) {
    world.rule = rules.dataAfterClose
    refuse(c.machine, s)
    lose(c, 'ECONNRESET')
    return 'accepted'
  }
  const length = lengthOf(s)
  if (length > 0 && !after(endOf(s), c.rcvNxt)) {
    // Nothing new: the acknowledgement was lost.
    world.rule = rules.unacceptable
    c.ackDue = 'now'
    return 'unacceptable'
  }
  if (s.len === 0 || !receiving.has(c.state)) return
  world.rule = rules.text
  const end = before(add(s.seq, s.len), c.rcvEdge) ? add(s.seq, s.len) : c.rcvEdge
  if (after(s.seq, c.rcvNxt)) {
    world.rule = rules.outOfOrder
    hold(c, s.seq, end)
    c.ackDue = 'now'
  } else if (after(end, c.rcvNxt)) {
    const filled = c.held.length > 0
    profile.dataArrived(c, s.len)
    deliver(c, end)
    while (c.held[0] && !after(c.held[0].seq, c.rcvNxt)) deliver(c, later(c.held.shift()!.end, c.rcvNxt))
    c.ackDue = filled ? 'now' : 'later'
  } else if (s.len > 0) c.ackDue = 'now'
}

function deliver(c: Connection, to: number): void {
  const end = c.heldFin !== undefined && after(to, c.heldFin) ? c.heldFin : to
  if (!c.orphan) c.unread += diff(end, c.rcvNxt)
  c.rcvNxt = end
}

/** SHLD-31: what comes after a gap is kept until the gap fills. */
function hold(c: Connection, seq: number, end: number): void {
  const rest: typeof c.held = []
  for (const range of c.held) {
    if (after(range.seq, end) || before(range.end, seq)) rest.push(range)
    else {
      seq = before(range.seq, seq) ? range.seq : seq
      end = later(range.end, end)
    }
  }
  c.held = [...rest, { seq, end }].sort((a, b) => diff(a.seq, b.seq))
}

/** Step 8: the FIN, which comes after the text and counts only in sequence. */
export function takeFin(c: Connection, s: Segment): Verdict | undefined {
  const { profile, world } = c.machine
  const carried = s.flags & FIN ? add(s.seq, s.len) : undefined
  if (c.finReceived) {
    if (carried === undefined) return
    if (c.state === 'TIME_WAIT') {
      world.rule = rules.timeWaitRestart
      c.ackDue = 'now'
      restartTimeWait(c)
    } else if (finBeyondFin(c, s)) c.ackDue = 'now'
    return
  }
  if (carried !== undefined && after(carried, c.rcvNxt)) {
    world.rule = rules.outOfOrder
    c.heldFin = carried
    hold(c, carried, add(carried, 1))
    c.ackDue = 'now'
  }
  if (carried !== c.rcvNxt && c.heldFin !== c.rcvNxt) return
  world.rule = rules.fin
  c.finReceived = true
  c.rcvNxt = add(c.rcvNxt, 1)
  c.rcvEdge = later(c.rcvEdge, c.rcvNxt)
  profile.finArrived(c)
  if (c.state === 'ESTABLISHED') {
    c.ackDue ??= 'later'
    setState(c, 'CLOSE_WAIT')
  } else if (c.state === 'FIN_WAIT_1') {
    c.ackDue = 'now'
    setState(c, profile.crossingFin)
  } else {
    sendAck(c)
    enterTimeWait(c)
  }
}

/** Nothing can follow a FIN; what claims to, is out of order. */
export const finBeyondFin = (c: Connection, s: Segment): boolean =>
  !!(s.flags & FIN) && after(s.seq, c.rcvNxt) && c.machine.profile.answersFinBeyondFin
