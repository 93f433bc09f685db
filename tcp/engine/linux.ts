import type { Connection } from './connection.ts'
import { countIn } from './machine.ts'
import { arriveMinisock, countMinisocks, finWait2Expired, isMinisock, orphanInFinWait2 } from './minisock.ts'
import type { Profile } from './profile.ts'
import { arriveRequest } from './request.ts'
import { resettable, rfc9293 } from './rfc9293.ts'
import { endOf, FIN, lengthOf, RST, type Segment, SYN } from './segment.ts'
import { add, after, before, diff } from './seq.ts'
import { setTimer } from './timers.ts'

/** Where Linux 6.18 differs from RFC 9293. Everything else is taken over. */
export const linux: Profile = {
  ...rfc9293,
  name: 'linux',

  // tcp_set_rto: the variation counts for at least tcp_rto_min.
  rtoMs: (c) => (c.srtt ?? 0) + Math.max(c.machine.settings.tcp_rto_min_us / 1000, 4 * c.rttvar),
  maxRtoMs: (c) => c.machine.settings.tcp_rto_max_ms,
  // tcp_retransmit_timer: the first timeouts of a SYN are linear.
  backsOff: (c) => c.state !== 'SYN_SENT' || c.timeouts > c.machine.settings.tcp_syn_linear_timeouts,
  givesUp,
  givesUpProbing: (c) => c.unansweredProbes > (c.orphan ? orphanRetries(c) : c.machine.settings.tcp_retries2),
  tailLossProbeMs,
  // secure_tcp_seq: a tick every 64 nanoseconds.
  isnTicksPerMs: 15625,

  // tcp_send_delayed_ack: the least delay is 40 ms, or the next tick before any data came.
  ackDelayMs: (c) => (c.dataReceivedAt === undefined ? ACK_TICK : DELAYED_ACK_MIN),
  // __tcp_ack_snd_check
  acksAtOnce: (c) => (c.quickAcks > 0 && !c.interactive) || diff(c.rcvNxt, c.rcvTold) > c.mss,
  dataArrived,
  // tcp_event_data_sent: an answer soon after a question makes the connection interactive.
  dataSent: (c) => {
    const { now } = c.machine.world
    if (c.dataReceivedAt !== undefined && now - c.dataReceivedAt < DELAYED_ACK_MIN) c.interactive = true
  },
  finArrived: (c) => {
    c.interactive = true
  },
  // tcp_minshall_check
  nagle: (c) => after(c.smallEnd, c.sndUna),
  // tcp_tso_should_defer, tcp_mss_split_point
  fillsWindow: true,
  probesWithData: false,

  beforeStep1: (c, s) => {
    if (isMinisock(c)) return arriveMinisock(c, s)
    if (c.state === 'SYN_RECEIVED' && c.passive) return arriveRequest(c, s)
  },
  // tcp_sequence: old up to and including what touches the number last acknowledged.
  acceptable: (c, s) => !before(endOf(s), c.rcvTold) && !after(s.seq, c.rcvEdge),
  mayAnswerInvalid,
  // tcp_reset_check: some peers' RST reuses the number of their FIN.
  resets: (c, s) => s.seq === c.rcvNxt || (finReceived.has(c.state) && s.seq === add(c.rcvNxt, -1)),
  // tcp_validate_incoming, SYN_RECV
  acceptsCrossingSynAck: (c, s) =>
    c.state === 'SYN_RECEIVED' && lengthOf(s) === 1 && endOf(s) === c.rcvNxt && s.ack === c.sndNxt,
  // tcp_ack
  oldestAck: (c) => Math.min(c.maxSndWnd, c.bytesAcked),
  // tcp_rcv_synsent_state_process: TCP_TIMEOUT_MIN
  synAckRefused: (c) => {
    if (c.timeouts > 0) return
    c.synAgain = true
    setTimer(c, 'RTO', 2 * TICK)
  },
  dataAfterClose,
  // tcp_rcv_state_process
  answersFinBeyondFin: false,
  // tcp_reset: from CLOSE_WAIT the reader sees the end of the stream.
  resetError: (c) => (c.state === 'CLOSE_WAIT' ? undefined : 'ECONNRESET'),

  // tcp_send_active_reset
  resetCarriesAck: true,
  // tcp_disconnect
  abortSendsReset: (c) =>
    resettable.has(c.state) || ((c.state === 'CLOSING' || c.state === 'LAST_ACK') && after(c.sndEnd, c.sndNxt)),
  orphanInFinWait2,
  finWait2Expired,
  // TCP_TIMEWAIT_LEN
  timeWaitMs: () => 60_000,
  timeWaitRoom: (c) => isMinisock(c) || countMinisocks(c.machine) < c.machine.settings.tcp_max_tw_buckets,
  // tcp_check_oom
  tooManyOrphans: (c) =>
    countIn(c.machine, (other) => other.orphan && !isMinisock(other)) > c.machine.settings.tcp_max_orphans,
  // inet_csk_listen_stop
  listenerTakesUnaccepted: true,
  crashSegment: true,
  reuses,
}

const TICK = 4
/** The next tick but one, and the moment that a host needs: 0 to 8 ms were recorded. */
const ACK_TICK = 9
const DELAYED_ACK_MIN = 40
const finReceived = new Set(['CLOSE_WAIT', 'CLOSING', 'LAST_ACK'])

/** tcp_write_timeout */
function givesUp(c: Connection): boolean {
  const { settings } = c.machine
  if (c.state === 'SYN_SENT') return c.timeouts >= settings.tcp_syn_retries + settings.tcp_syn_linear_timeouts
  if (c.state === 'SYN_RECEIVED')
    return c.timeouts >= (c.passive ? settings.tcp_synack_retries : settings.tcp_syn_retries)
  if (c.timeouts === 0 || c.firstRetransmissionAt === undefined) return false
  return (
    c.machine.world.now - c.firstRetransmissionAt >=
    modelTimeout(c, c.orphan ? orphanRetries(c) : settings.tcp_retries2)
  )
}

/** tcp_orphan_retries */
const orphanRetries = (c: Connection): number =>
  c.machine.settings.tcp_orphan_retries || (c.rto < c.machine.settings.tcp_rto_max_ms ? 8 : 0)

/** tcp_model_timeout: how long so many retransmissions take, from the least RTO. */
function modelTimeout(c: Connection, retries: number): number {
  const least = c.machine.settings.tcp_rto_min_us / 1000
  const most = c.machine.settings.tcp_rto_max_ms
  const doublings = Math.floor(Math.log2(most / least))
  if (retries <= doublings) return (2 ** (retries + 1) - 1) * least
  return (2 ** (doublings + 1) - 1) * least + (retries - doublings) * most
}

/** tcp_schedule_loss_probe */
function tailLossProbeMs(c: Connection): number | undefined {
  if (!c.machine.settings.tcp_early_retrans || c.srtt === undefined || c.timeouts > 0 || c.probing) return
  if (!c.sack) return
  for (const f of c.flight) if (f.lost || f.sacked || f.flags & SYN) return
  const single = c.flight.length === 1
  return Math.min(Math.round(2 * c.srtt) + (single ? c.machine.settings.tcp_rto_min_us / 1000 : 2 * TICK), c.rto)
}

/** tcp_event_data_recv */
function dataArrived(c: Connection, len: number): void {
  const { now } = c.machine.world
  const window = diff(c.rcvEdge, c.rcvNxt)
  const pause = c.dataReceivedAt === undefined || now - c.dataReceivedAt > c.rto
  if (pause) c.quickAcks = Math.min(16, Math.floor(window / (2 * Math.max(len, 536))) || 2)
  c.dataReceivedAt = now
}

/** tcp_rcv_state_process, step 7 */
function dataAfterClose(c: Connection, s: Segment): boolean {
  const late = finReceived.has(c.state) ? before(s.seq, c.rcvNxt) : c.readShut && /^FIN_WAIT/.test(c.state)
  return late && lengthOf(s) > 0 && after(add(endOf(s), s.flags & FIN ? -1 : 0), c.rcvNxt)
}

/** tcp_oow_rate_limited: one in tcp_invalid_ratelimit, data excepted. */
function mayAnswerInvalid(c: Connection, s: Segment, challenge: boolean): boolean {
  if (!challenge && lengthOf(s) > 0 && !(s.flags & (SYN | RST))) return true
  const { now } = c.machine.world
  const last = c.challengedAt[0]
  if (last !== undefined && now - last < c.machine.settings.tcp_invalid_ratelimit) return false
  c.challengedAt = [now]
  return true
}

/** tcp_twsk_unique, and __inet_check_established for a port that the application chose. */
function reuses(old: Connection, chosenByKernel: boolean): number | undefined {
  const { settings, world } = old.machine
  if (!old.timestamps || !settings.tcp_timestamps) return
  if (!isMinisock(old) || (chosenByKernel && old.state !== 'TIME_WAIT')) return
  if (chosenByKernel && (settings.tcp_tw_reuse !== 1 || world.now - old.heardAt < settings.tcp_tw_reuse_delay)) return
  return add(old.sndNxt, 65537)
}
