import type { Connection } from './connection.ts'
import { forget, lose } from './ending.ts'
import { keepaliveExpired } from './keepalive.ts'
import type { Stack } from './machine.ts'
import { fly, inFlight, push, retransmit, sendAck, transmit } from './output.ts'
import { detectLoss } from './rack.ts'
import { armRetransmission } from './rto.ts'
import { rules } from './rules.ts'
import { ACK, PSH } from './segment.ts'
import { add, diff } from './seq.ts'
import { setTimer } from './timers.ts'
import { wake } from './waiting.ts'

/** TIMEOUTS: RFC 9293 3.10.8. */
export const timeouts: Stack['timeouts'] = {
  RTO: retransmissionTimeout,
  TLP: probeTail,
  REORDER: (c) => {
    detectLoss(c)
    push(c)
    armRetransmission(c, true)
  },
  PERSIST: probeWindow,
  KEEPALIVE: keepaliveExpired,
  DELAYED_ACK: (c) => {
    c.machine.world.rule = rules.delayedAck
    sendAck(c)
  },
  TIME_WAIT: (c) => {
    c.machine.world.rule = rules.timeWaitOver
    forget(c)
  },
  FIN_WAIT_2: (c) => c.machine.profile.finWait2Expired(c),
  LINGER: (c) => {
    c.machine.world.rule = rules.linger
    wake(c)
  },
}

/** RFC 6298 5.4 to 5.6, RFC 5681 3.1. */
function retransmissionTimeout(c: Connection): void {
  const { profile, world } = c.machine
  world.rule = c.synAgain ? rules.synAgainAtOnce : rules.retransmission
  c.synAgain = false
  if (profile.givesUp(c)) {
    world.rule = rules.userTimeout
    lose(c, 'ETIMEDOUT')
    return
  }
  if (c.timeouts === 0) c.ssthresh = Math.max(inFlight(c) / 2, 2)
  c.timeouts++
  c.cwnd = 1
  c.duplicateAcks = 0
  for (const f of c.flight) f.lost = !f.sacked
  if (profile.backsOff(c)) c.rto = Math.min(c.rto * 2, profile.maxRtoMs(c))
  retransmit(c, 0)
  setTimer(c, 'RTO', c.rto)
}

/** RFC 8985 7.3: asks with the last segment whether the tail of the flight was lost. */
function probeTail(c: Connection): void {
  c.machine.world.rule = rules.tailLossProbe
  c.probing = true
  const before = c.flight.length
  if (diff(c.sndEnd, c.sndNxt) > 0) push(c)
  if (c.flight.length === before) retransmit(c, before - 1)
  armRetransmission(c, true)
}

/** RFC 9293 3.8.6.1: asks for the window, less and less often. */
function probeWindow(c: Connection): void {
  const { profile, world } = c.machine
  world.rule = rules.windowProbe
  if (profile.givesUpProbing(c)) {
    lose(c, 'ETIMEDOUT')
    return
  }
  c.windowProbes++
  c.unansweredProbes++
  const queued = diff(c.sndEnd, c.sndNxt)
  const room = diff(add(c.sndUna, c.sndWnd), c.sndNxt)
  if (queued > 0 && room > 0) fly(c, PSH | ACK, Math.min(room, queued))
  else {
    if (queued > 0 && profile.probesWithData) {
      // It does not move SND.NXT: the peer, whose window is closed, would take our acknowledgements for bad ones.
      c.probedTo = add(c.sndNxt, 1)
      transmit(c, PSH | ACK, c.sndNxt, 1)
    } else transmit(c, ACK, add(c.sndUna, -1))
    setTimer(c, 'PERSIST', Math.min(c.rto * 2 ** c.windowProbes, profile.maxRtoMs(c)))
  }
}
