import { touches } from './acceptance.ts'
import type { Connection } from './connection.ts'
import { forget } from './ending.ts'
import { refuse, retransmit, sendAck } from './output.ts'
import type { Verdict } from './profile.ts'
import { rules } from './rules.ts'
import { ACK, RST, type Segment, SYN } from './segment.ts'
import { add, before } from './seq.ts'
import { setTimer } from './timers.ts'

/** SYN_RECEIVED of a passive open in Linux: a request, not yet a socket. `tcp_check_req`. */
export function arriveRequest(c: Connection, s: Segment): Verdict | undefined {
  const { machine } = c
  const { profile, world } = machine
  world.rule = rules.synInSynReceived
  const old = c.timestamps && s.ts !== undefined && before(s.ts[0], c.tsRecent)
  let { flags } = s
  if (s.seq === c.irs && (flags & (SYN | ACK | RST)) === SYN && !old) {
    retransmit(c, 0)
    setTimer(c, 'RTO', c.rto)
    return 'accepted'
  }
  if (flags & ACK && s.ack !== add(c.iss, 1)) {
    refuse(machine, s)
    return 'unacceptable'
  }
  if (old || !touches(c, s, add(c.rcvNxt, c.buffer))) {
    if (!(flags & RST) && profile.mayAnswerInvalid(c, s, false)) sendAck(c)
    return 'unacceptable'
  }
  if (s.seq === c.irs) flags &= ~SYN
  if (flags & (RST | SYN)) {
    refuse(machine, s)
    forget(c)
    return 'unacceptable'
  }
}
