import { acceptable } from './acceptance.ts'
import { arriveListen, backToListen } from './arrival.ts'
import { type Connection, finAcked } from './connection.ts'
import { enterTimeWait, forgetQuietly } from './ending.ts'
import { connectionKey, connectionOf } from './machine.ts'
import type { Profile, Verdict } from './profile.ts'
import { rules } from './rules.ts'
import { ACK, lengthOf, RST, type Segment, SYN } from './segment.ts'
import { add, after, before, diff } from './seq.ts'

const SECOND = 1000

/** The letter of RFC 9293 and of what it refers to. A host that stops reading does as SHLD-3 asks. */
export const rfc9293: Profile = {
  name: 'rfc9293',

  // RFC 6298 2.1, 2.4, 2.5
  initialRtoMs: SECOND,
  rtoMs: (c) => Math.max(SECOND, (c.srtt ?? 0) + 4 * c.rttvar),
  maxRtoMs: () => 60 * SECOND,
  backsOff: () => true,
  // RFC 9293 3.8.3: MUST-23, three minutes for a SYN; SHLD-11, 100 seconds for anything else.
  givesUp: (c) => {
    const head = c.flight[0]
    if (!head) return true
    const since = c.sndWnd === 0 && c.irs !== undefined ? Math.max(head.firstAt, c.heardAt) : head.firstAt
    return c.machine.world.now - since >= (head.flags & SYN ? 180 : 100) * SECOND
  },
  givesUpProbing: () => false,
  tailLossProbeMs: () => undefined,
  // RFC 9293 3.4.1: a tick every 4 microseconds.
  isnTicksPerMs: 250,

  // RFC 9293 3.8.6.3: MUST-40 less than half a second, SHLD-19 every second full segment.
  ackDelayMs: () => 200,
  acksAtOnce: (c) => diff(c.rcvNxt, c.rcvTold) >= 2 * c.mss,
  dataArrived: () => {},
  dataSent: () => {},
  finArrived: () => {},
  nagle: () => true,
  fillsWindow: false,
  probesWithData: true,

  beforeStep1,
  acceptable,
  // RFC 5961 7: what draws an answer again and again is limited; it may be an answer itself.
  mayAnswerInvalid: (c, s, challenge) => (!challenge && lengthOf(s) > 0) || mayChallenge(c),
  resets: (c, s) => s.seq === c.rcvNxt,
  dropHalfOpen,
  acceptsCrossingSynAck: () => false,
  oldestAck: (c) => c.maxSndWnd,
  synAckRefused: () => {},
  finAcked,
  crossingFin: 'CLOSING',
  // RFC 9293 3.6.1, SHLD-3
  dataAfterClose: (c, s) =>
    c.readShut &&
    (c.state === 'FIN_WAIT_1' || c.state === 'FIN_WAIT_2') &&
    s.len > 0 &&
    after(add(s.seq, s.len), c.rcvNxt),
  answersFinBeyondFin: true,
  // 3.10.7.4 step 2: the queues are flushed; who has closed already is not told.
  resetError: (c) => {
    if (!resettable.has(c.state)) return undefined
    c.unread = 0
    return 'ECONNRESET'
  },

  resetCarriesAck: false,
  abortSendsReset: (c) => resettable.has(c.state),
  orphanInFinWait2: () => false,
  finWait2Expired: () => {},
  // RFC 9293 3.6.1, MUST-13: twice the MSL, which is two minutes.
  timeWaitMs: () => 240 * SECOND,
  timeWaitRoom: () => true,
  tooManyOrphans: () => false,
  listenerTakesUnaccepted: false,
  crashSegment: false,
  reuses: () => undefined,
}

export const resettable = new Set(['SYN_RECEIVED', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'CLOSE_WAIT'])

/** Ten in five seconds. */
function mayChallenge(c: Connection): boolean {
  const { now } = c.machine.world
  c.challengedAt = c.challengedAt.filter((at) => now - at < 5 * SECOND)
  return c.challengedAt.length < 10 && c.challengedAt.push(now) > 0
}

function beforeStep1(c: Connection, s: Segment): Verdict | undefined {
  if (c.state !== 'TIME_WAIT') return
  const { machine } = c
  if (s.flags & RST && machine.settings.tcp_rfc1337) {
    machine.world.rule = rules.resetInTimeWait
    return 'ignored'
  }
  if (!(s.flags & SYN) || s.flags & (RST | ACK)) return
  // RFC 6191 2; without timestamps on either side RFC 9293 3.10.7.4 step 4 asks for a challenge.
  if (!c.timestamps && !s.ts) return
  machine.world.rule = rules.synInTimeWait
  const newer = after(s.seq, add(c.rcvNxt, -1))
  const accepts = !c.timestamps || (s.ts ? after(s.ts[0], c.tsRecent) || (s.ts[0] === c.tsRecent && newer) : newer)
  if (!accepts || !machine.listening) return s.ts && before(s.ts[0], c.tsRecent) ? 'ignored' : undefined
  forgetQuietly(c)
  const verdict = arriveListen(machine, s, add(c.sndNxt, 65537))
  const fresh = connectionOf(machine, s)
  if (fresh) fresh.replaced = c
  return verdict
}

/** RFC 9293 3.6.1, MAY-2: TIME-WAIT returns if the SYN was an old duplicate. */
function dropHalfOpen(c: Connection): void {
  const { machine, replaced } = c
  if (!replaced) {
    backToListen(c)
    return
  }
  forgetQuietly(c)
  machine.connections.set(connectionKey(replaced.localPort, replaced.remotePort), replaced)
  replaced.state = c.state
  c.state = 'CLOSED'
  enterTimeWait(replaced)
}
