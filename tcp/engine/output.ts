import { type Connection, finSent, setState } from './connection.ts'
import type { Machine } from './machine.ts'
import { armRetransmission, timestampNow } from './rto.ts'
import { ACK, FIN, lengthOf, PSH, RST, type Segment, SYN } from './segment.ts'
import { add, diff } from './seq.ts'
import { cancelTimer, runs, setTimer } from './timers.ts'
import type { Marks } from './world.ts'

export function transmit(c: Connection, flags: number, seq: number, len = 0, marks = unmarked): void {
  const { machine } = c
  const acks = flags & ACK
  if (acks) c.rcvEdge = windowEdge(c)
  machine.world.carry(
    machine,
    {
      sourcePort: c.localPort,
      targetPort: c.remotePort,
      flags,
      seq,
      ack: acks ? c.rcvNxt : 0,
      len,
      window: acks ? Math.max(0, diff(c.rcvEdge, c.rcvNxt)) : c.buffer,
      ts: c.timestamps && !(flags & RST) ? timestampsOf(c, acks ? c.tsRecent : 0) : undefined,
      // On a SYN: permitted.
      sack: c.sack && (flags & SYN || c.held.length > 0) ? [...c.held] : undefined,
    },
    marks,
  )
  if (acks) {
    cancelTimer(c, 'DELAYED_ACK')
    c.ackDue = undefined
    c.rcvTold = c.rcvNxt
    if (c.quickAcks > 0) c.quickAcks--
  }
}

/** RFC 7323 3.2. The same pair as long as neither clock has moved on. */
function timestampsOf(c: Connection, echo: number): [number, number] {
  const value = timestampNow(c.machine)
  if (c.stamps?.[0] !== value || c.stamps[1] !== echo) c.stamps = [value, echo]
  return c.stamps
}

const unmarked: Marks = {}

/** The window moves by whole segments or half the buffer: RFC 9293 3.8.6.2.2. It never shrinks. */
function windowEdge(c: Connection): number {
  const held = c.held.length === 0 ? 0 : c.held.reduce((sum, range) => sum + diff(range.end, range.seq), 0)
  const edge = add(c.rcvNxt, Math.max(0, c.buffer - c.unread - held))
  return diff(edge, c.rcvEdge) >= Math.min(c.buffer / 2, c.mss) ? edge : c.rcvEdge
}

/** The application has read: is the window so much larger that the peer should hear of it? `tcp_cleanup_rbuf`. */
export function announceWindow(c: Connection): void {
  if (c.irs === undefined || c.finReceived || c.state === 'CLOSED') return
  const told = diff(c.rcvEdge, c.rcvNxt)
  const offered = diff(windowEdge(c), c.rcvNxt)
  if (offered > told && offered >= 2 * told) sendAck(c)
}

export const sendAck = (c: Connection): void => transmit(c, ACK, c.sndNxt)

export function sendReset(c: Connection, marks?: Marks): void {
  transmit(c, c.machine.profile.resetCarriesAck ? RST | ACK : RST, c.sndNxt, 0, marks)
}

/** The answer to a segment that belongs to no connection: RFC 9293 3.5.2, group 1. */
export function refuse(machine: Machine, s: Segment): void {
  if (s.flags & RST) return
  const answer = { sourcePort: s.targetPort, targetPort: s.sourcePort, len: 0, window: 0, ts: undefined }
  machine.world.carry(
    machine,
    s.flags & ACK
      ? { ...answer, flags: RST, seq: s.ack, ack: 0 }
      : { ...answer, flags: RST | ACK, seq: 0, ack: add(s.seq, lengthOf(s)) },
    {},
  )
}

export function sendSyn(c: Connection): void {
  fly(c, c.irs === undefined ? SYN : SYN | ACK, 0)
}

/** Sends, keeps for retransmission, and sees to the timer: RFC 6298 5.1. */
export function fly(c: Connection, flags: number, len: number): void {
  const { now } = c.machine.world
  const seq = c.sndNxt
  const end = add(seq, len + (flags & (SYN | FIN) ? 1 : 0))
  c.flight.push({
    seq,
    end,
    len,
    flags: flags & (SYN | FIN),
    firstAt: now,
    sentAt: now,
    retransmitted: false,
    lost: false,
    sacked: false,
  })
  c.sndNxt = end
  if (len > 0 && len < c.mss) c.smallEnd = end
  transmit(c, flags, seq, len)
  if (len > 0) c.machine.profile.dataSent(c)
  armRetransmission(c, false)
}

export function retransmit(c: Connection, index: number): void {
  const f = c.flight[index]
  if (!f) return
  const { now } = c.machine.world
  f.lost = false
  f.retransmitted = true
  f.sentAt = now
  c.firstRetransmissionAt ??= now
  if (f.flags & SYN) c.synRetransmitted = true
  const acked = c.irs === undefined ? 0 : ACK
  transmit(c, f.flags | acked | (f.len > 0 ? PSH : 0), f.seq, f.len, { retransmission: true })
}

const sending = new Set(['ESTABLISHED', 'CLOSE_WAIT', 'FIN_WAIT_1', 'CLOSING', 'LAST_ACK'])

/** Sends whatever may be sent now: what was lost, new data as windows and Nagle allow, and the FIN behind it. */
export function push(c: Connection): void {
  if (!sending.has(c.state)) return
  for (let i = 0; i < c.flight.length; i++) if (c.flight[i]!.lost && inFlight(c) < c.cwnd) retransmit(c, i)

  let room = Math.min(diff(add(c.sndUna, c.sndWnd), c.sndNxt), (Math.floor(c.cwnd) - inFlight(c)) * c.mss)
  const largest = Math.min(c.mss, c.maxSndWnd > 536 ? c.maxSndWnd >> 1 : c.maxSndWnd)
  // RFC 9293 3.8.6.2.1: a full segment, or all that there is; the rest of the window may then be filled.
  if (room >= Math.min(largest, queued(c))) {
    while (queued(c) > 0 && room > 0) {
      const len = Math.min(queued(c), room, largest)
      const last = len === queued(c)
      if (len < largest && waitsForMore(c, last)) break
      const ends = last || len === room
      fly(c, (last && c.finQueued ? FIN : 0) | (ends ? PSH : 0) | ACK, len)
      room -= len
    }
    if (queued(c) === 0 && c.finQueued && !finSent(c) && room > 0) fly(c, FIN | ACK, 0)
  }
  const waits = queued(c) > 0 || (c.finQueued && !finSent(c))
  if (waits && c.flight.length === 0) {
    if (!runs(c, 'PERSIST')) setTimer(c, 'PERSIST', c.rto)
  } else cancelTimer(c, 'PERSIST')
}

/** Octets that were written and never sent. */
const queued = (c: Connection): number => diff(c.sndEnd, c.sndNxt)

/** Is a small segment better held back? Not when the FIN comes with it. */
function waitsForMore(c: Connection, last: boolean): boolean {
  const { profile } = c.machine
  const busy = c.flight.length > 0
  if (!last) return busy && !profile.fillsWindow
  return !c.finQueued && (c.moreToCome || (busy && profile.nagle(c)))
}

export function inFlight(c: Connection): number {
  let count = 0
  for (const f of c.flight) if (!f.lost && !f.sacked) count++
  return count
}

/** The application has no more to say: the FIN follows what is queued, RFC 9293 3.10.4. */
export function queueFin(c: Connection): void {
  c.finQueued = true
  setState(c, c.state === 'CLOSE_WAIT' ? 'LAST_ACK' : 'FIN_WAIT_1')
  push(c)
}

/** Acknowledges, or lets something better carry the acknowledgement: RFC 9293 3.8.6.3. */
export function acknowledge(c: Connection): void {
  const { profile } = c.machine
  const due = c.ackDue
  c.ackDue = undefined
  if (due === 'now' || (due && profile.acksAtOnce(c))) sendAck(c)
  else if (due && !runs(c, 'DELAYED_ACK')) {
    setTimer(c, 'DELAYED_ACK', profile.ackDelayMs(c))
  }
}
