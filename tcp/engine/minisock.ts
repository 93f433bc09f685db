import { touches } from './acceptance.ts'
import { arriveListen } from './arrival.ts'
import { type Connection, setState } from './connection.ts'
import { abort, forget, forgetQuietly, restartTimeWait } from './ending.ts'
import { countIn, type Machine } from './machine.ts'
import { refuse, sendAck, sendReset } from './output.ts'
import type { Verdict } from './profile.ts'
import { rules } from './rules.ts'
import { ACK, endOf, FIN, lengthOf, RST, type Segment, SYN } from './segment.ts'
import { add, after, before, diff } from './seq.ts'
import { cancelAllTimers, cancelTimer, setTimer } from './timers.ts'

/** Linux keeps an orphan in FIN_WAIT_2, and everything in TIME_WAIT, as a timewait minisock: few fields and rules of its own. */
export const isMinisock = (c: Connection): boolean => c.minisock || c.state === 'TIME_WAIT'

export const countMinisocks = (machine: Machine): number => countIn(machine, isMinisock)

const TIMEWAIT_LEN = 60_000

/** __tcp_close and tcp_rcv_state_process: how long an orphan stays in FIN_WAIT_2. */
export function orphanInFinWait2(c: Connection, s?: Segment): boolean {
  const { settings, world, profile } = c.machine
  world.rule = rules.orphanInFinWait2
  if ((c.linger2Ms ?? 0) < 0) {
    if (s) refuse(c.machine, s)
    else sendReset(c)
    forget(c)
    return true
  }
  if (s && profile.dataAfterClose(c, s)) return false
  const stay = Math.max(c.linger2Ms ?? settings.tcp_fin_timeout * 1000, 3.5 * c.rto)
  if (stay > TIMEWAIT_LEN) {
    // The kernel waits for the part beyond 60 s, and then for the same part again.
    c.finWait2RestMs = stay - TIMEWAIT_LEN
    setTimer(c, 'FIN_WAIT_2', c.finWait2RestMs)
    return false
  }
  if (s && s.flags & FIN) {
    if (add(endOf(s), -1) !== c.rcvNxt) setTimer(c, 'FIN_WAIT_2', stay)
    return false
  }
  shrink(c, stay)
  return true
}

export function finWait2Expired(c: Connection): void {
  c.machine.world.rule = rules.finWait2Over
  if (c.minisock) forget(c)
  else if (c.finWait2RestMs > 0) shrink(c, c.finWait2RestMs)
  else abort(c, 'ETIMEDOUT')
}

/** tcp_time_wait with the substate FIN_WAIT2. */
function shrink(c: Connection, stay: number): void {
  const { machine } = c
  if (countMinisocks(machine) >= machine.settings.tcp_max_tw_buckets) {
    machine.world.rule = rules.timeWaitOverflow
    forget(c)
  } else {
    c.minisock = true
    // inet_twsk_alloc: the socket goes, and its timers with it.
    cancelAllTimers(c)
    setTimer(c, 'FIN_WAIT_2', stay)
  }
}

/** tcp_timewait_state_process */
export function arriveMinisock(c: Connection, s: Segment): Verdict {
  const old = c.timestamps && s.ts !== undefined && !(s.flags & RST) && before(s.ts[0], c.tsRecent)
  return c.state === 'FIN_WAIT_2' ? inFinWait2(c, s, old) : inTimeWait(c, s, old)
}

function inFinWait2(c: Connection, s: Segment, old: boolean): Verdict {
  const { machine } = c
  machine.world.rule = rules.orphanInFinWait2
  if (old || !touches(c, s, c.rcvEdge)) return answer(c, s)
  if (s.flags & RST) {
    forget(c)
    return 'accepted'
  }
  if (s.flags & SYN && !before(s.seq, c.rcvNxt)) return kill(c, s)
  if (!(s.flags & ACK) || !after(endOf(s), c.rcvNxt) || lengthOf(s) === 0) return 'ignored'
  if (!(s.flags & FIN) || endOf(s) !== add(c.rcvNxt, 1)) return kill(c, s)
  machine.world.rule = rules.fin
  c.finReceived = true
  c.rcvNxt = endOf(s)
  if (s.ts) c.tsRecent = s.ts[0]
  cancelTimer(c, 'FIN_WAIT_2')
  setState(c, 'TIME_WAIT')
  restartTimeWait(c)
  sendAck(c)
  return 'accepted'
}

function kill(c: Connection, s: Segment): Verdict {
  c.machine.world.rule = rules.dataAfterClose
  refuse(c.machine, s)
  forget(c)
  return 'unacceptable'
}

function inTimeWait(c: Connection, s: Segment, old: boolean): Verdict {
  const { machine } = c
  const { world } = machine
  world.rule = rules.ackInTimeWait
  if (!old && s.seq === c.rcvNxt && (lengthOf(s) === 0 || s.flags & RST)) {
    if (s.flags & RST) {
      world.rule = rules.resetInTimeWait
      if (machine.settings.tcp_rfc1337) return 'ignored'
      forget(c)
    } else restartTimeWait(c)
    return 'accepted'
  }
  const newer = after(s.seq, c.rcvNxt) || (c.timestamps && s.ts !== undefined && diff(c.tsRecent, s.ts[0]) < 0)
  if ((s.flags & (SYN | RST | ACK)) === SYN && !old && newer && machine.listening) {
    world.rule = rules.synInTimeWait
    forgetQuietly(c)
    return arriveListen(machine, s, add(c.sndNxt, 65537))
  }
  if (s.flags & RST) return 'ignored'
  if (s.flags & FIN) world.rule = rules.timeWaitRestart
  if (old || s.flags & ACK) restartTimeWait(c)
  return answer(c, s)
}

/** TCP_TW_ACK_OOW, within the limit. */
function answer(c: Connection, s: Segment): Verdict {
  if (c.machine.profile.mayAnswerInvalid(c, s, false)) sendAck(c)
  return 'unacceptable'
}
