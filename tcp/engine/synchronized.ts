import { type Connection, setState } from './connection.ts'
import { enterTimeWait, forget, lose, restartTimeWait } from './ending.ts'
import { inFlight, refuse, retransmit, sendAck } from './output.ts'
import type { Verdict } from './profile.ts'
import { takeSack } from './rack.ts'
import { acknowledgeFlight } from './rto.ts'
import { rules } from './rules.ts'
import { ACK, endOf, FIN, lengthOf, RST, type Segment, SYN } from './segment.ts'
import { add, after, before, diff, later } from './seq.ts'
import { finBeyondFin, takeFin, takeText } from './text.ts'
import { offer } from './waiting.ts'

type Step = (c: Connection, s: Segment) => Verdict | undefined

/** RFC 9293 3.10.7.4, in its order. A step that gives a verdict ends the processing. Steps 3 (security) and 6 (URG) are left out. */
export function arriveSynchronized(c: Connection, s: Segment): Verdict {
  for (const step of steps) {
    const verdict = step(c, s)
    if (verdict) return verdict
  }
  return 'accepted'
}

const steps: Step[] = [
  (c, s) => c.machine.profile.beforeStep1(c, s),
  checkTimestamp,
  checkSequence,
  checkReset,
  checkSyn,
  checkAck,
  afterAck,
  takeText,
  takeFin,
]

/** PAWS, RFC 7323 5.3 R1: a segment with an old timestamp is a segment of long ago. */
function checkTimestamp(c: Connection, s: Segment): Verdict | undefined {
  if (!c.timestamps || !s.ts || s.flags & RST) return
  const old = before(s.ts[0], c.tsRecent)
  const pureAck = s.flags === ACK && s.len === 0 && s.seq === c.rcvNxt
  if (old && !pureAck) {
    c.machine.world.rule = rules.paws
    answerInvalid(c, s, !!(s.flags & SYN))
    return 'unacceptable'
  }
  if (!old && !after(s.seq, c.rcvTold)) c.tsRecent = s.ts[0]
}

/** Step 1. */
function checkSequence(c: Connection, s: Segment): Verdict | undefined {
  const { profile, world } = c.machine
  if (profile.acceptable(c, s)) return
  world.rule = rules.unacceptable
  if (s.flags & RST) return profile.resets(c, s) ? reset(c) : 'unacceptable'
  answerInvalid(c, s, !!(s.flags & SYN))
  if (c.state === 'TIME_WAIT' && s.flags & FIN) {
    // Step 8 means the retransmitted FIN, which step 1 never lets through.
    world.rule = rules.timeWaitRestart
    restartTimeWait(c)
  }
  return 'unacceptable'
}

/** Step 2, with RFC 5961 3.2: only the exact number resets. */
function checkReset(c: Connection, s: Segment): Verdict | undefined {
  if (!(s.flags & RST)) return
  if (c.machine.profile.resets(c, s)) return reset(c)
  c.machine.world.rule = rules.challengeAck
  answerInvalid(c, s, true)
  return 'unacceptable'
}

function reset(c: Connection): Verdict {
  c.machine.world.rule = rules.reset
  if (c.state !== 'SYN_RECEIVED') lose(c, c.machine.profile.resetError(c))
  else if (c.passive) c.machine.profile.dropHalfOpen(c)
  else lose(c, 'ECONNREFUSED')
  return 'accepted'
}

/** Step 4, with RFC 5961 4.2. */
function checkSyn(c: Connection, s: Segment): Verdict | undefined {
  if (!(s.flags & SYN)) return
  const { profile, world } = c.machine
  if (c.state === 'SYN_RECEIVED' && c.passive) {
    world.rule = rules.synInSynReceived
    profile.dropHalfOpen(c)
    return 'unacceptable'
  }
  if (profile.acceptsCrossingSynAck(c, s)) return
  world.rule = rules.synChallenge
  answerInvalid(c, s, true)
  return 'unacceptable'
}

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>, unless there have been too many. */
function answerInvalid(c: Connection, s: Segment, challenge: boolean): void {
  if (c.machine.profile.mayAnswerInvalid(c, s, challenge)) sendAck(c)
}

/** Step 5: what the acknowledgement says about what we sent. */
function checkAck(c: Connection, s: Segment): Verdict | undefined {
  const { machine } = c
  if (!(s.flags & ACK)) {
    machine.world.rule = rules.noAckBit
    return 'ignored'
  }
  machine.world.rule = rules.acknowledgement
  if (c.state === 'SYN_RECEIVED') {
    if (!after(s.ack, c.sndUna) || after(s.ack, c.sndNxt)) {
      refuse(machine, s)
      return 'unacceptable'
    }
    open(c, s)
  }
  if (after(s.ack, later(c.sndNxt, c.probedTo)) || before(s.ack, add(c.sndUna, -machine.profile.oldestAck(c)))) {
    answerInvalid(c, s, true)
    return 'unacceptable'
  }
  const advanced = after(s.ack, c.sndUna)
  const opened = updateWindow(c, s)
  takeSack(c, s)
  if (advanced) {
    c.bytesAcked += diff(s.ack, c.sndUna)
    c.sndUna = s.ack
    c.sndNxt = later(c.sndNxt, s.ack)
    acknowledgeFlight(c, s)
  } else if (!c.sack && s.ack === c.sndUna && lengthOf(s) === 0 && !opened && c.flight.length > 0) duplicateAck(c)
}

/** RFC 5681 3.2: the third duplicate acknowledgement means that the oldest segment was lost. */
function duplicateAck(c: Connection): void {
  c.duplicateAcks++
  const head = c.flight[0]
  if (c.duplicateAcks !== 3 || !head || head.flags & SYN || head.lost) return
  c.machine.world.rule = rules.fastRetransmit
  c.ssthresh = Math.max(inFlight(c) / 2, 2)
  c.cwnd = c.ssthresh
  retransmit(c, 0)
}

/** A passive or simultaneous open is complete. */
function open(c: Connection, s: Segment): void {
  c.sndWnd = s.window
  c.sndWl1 = s.seq
  c.sndWl2 = s.ack
  c.maxSndWnd = Math.max(c.maxSndWnd, s.window)
  setState(c, 'ESTABLISHED')
  if (c.passive) offer(c)
}

/** True when the window changed. */
function updateWindow(c: Connection, s: Segment): boolean {
  if (before(s.ack, c.sndUna)) return false
  if (before(s.seq, c.sndWl1) || (s.seq === c.sndWl1 && before(s.ack, c.sndWl2))) return false
  const changed = s.window !== c.sndWnd
  const opened = c.sndWnd === 0 && s.window > 0
  c.sndWnd = s.window
  c.maxSndWnd = Math.max(c.maxSndWnd, s.window)
  c.sndWl1 = s.seq
  c.sndWl2 = s.ack
  if (opened) c.windowProbes = 0
  return changed
}

/** Step 5: what that means for the state. */
function afterAck(c: Connection, s: Segment): Verdict | undefined {
  const { finAcked, orphanInFinWait2 } = c.machine.profile
  if (c.state === 'CLOSING' && !finAcked(c)) return after(endOf(s), c.rcvNxt) ? 'ignored' : undefined
  if (c.state === 'TIME_WAIT' || !finAcked(c)) return
  if (c.state === 'FIN_WAIT_1') {
    setState(c, 'FIN_WAIT_2')
    if (c.orphan && orphanInFinWait2(c, s)) return 'accepted'
  } else if (c.state === 'CLOSING') {
    enterTimeWait(c)
    if (finBeyondFin(c, s)) c.ackDue = 'now'
    return 'accepted'
  } else if (c.state === 'LAST_ACK') {
    forget(c)
    return 'accepted'
  }
}
