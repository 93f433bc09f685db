import type { Call } from '../scenario.ts'
import type { State, Variables } from '../trace.ts'
import type { Machine } from './machine.ts'
import type { Range } from './segment.ts'
import { initialReceiveBuffer } from './settings.ts'
import { noTimers } from './timers.ts'
import { record, showState } from './world.ts'

/** Sent and not yet acknowledged, oldest first. */
export interface Flight {
  seq: number
  end: number
  len: number
  /** SYN or FIN, if it carries one. */
  flags: number
  firstAt: number
  sentAt: number
  retransmitted: boolean
  lost: boolean
  sacked: boolean
}

/** A call that has not returned: tries again whenever something has changed, and says whether it has returned now. */
export type Waiting = () => boolean

/** The transmission control block: RFC 9293 3.3.1. Sequence numbers are absolute. */
export interface Connection {
  machine: Machine
  id: number
  localPort: number
  remotePort: number
  state: State
  /** Made by a listener. */
  passive: boolean
  /** The connection in TIME_WAIT whose place it took. */
  replaced: Connection | undefined
  reuseAddress: boolean

  iss: number
  sndUna: number
  sndNxt: number
  /** After the last octet that the application wrote; the FIN's own number. */
  sndEnd: number
  /** The application has no more to send: a FIN follows what is queued. */
  finQueued: boolean
  sndWnd: number
  maxSndWnd: number
  sndWl1: number
  sndWl2: number
  mss: number
  flight: Flight[]
  cwnd: number
  ssthresh: number
  duplicateAcks: number
  /** The application has said that it will send more at once. */
  moreToCome: boolean
  /** After the last segment that was smaller than it could be. */
  smallEnd: number
  bytesAcked: number

  irs: number | undefined
  rcvNxt: number
  /** RCV.NXT as last told to the peer. */
  rcvTold: number
  /** Right edge of the window as last told to the peer. */
  rcvEdge: number
  buffer: number
  unread: number
  /** What came beyond a gap, and the number of the FIN if it is among it. */
  held: Range[]
  heldFin: number | undefined
  finReceived: boolean

  timestamps: boolean
  sack: boolean
  tsRecent: number
  /** The option as it was sent last. */
  stamps: [number, number] | undefined

  srtt: number | undefined
  rttvar: number
  rto: number
  timeouts: number
  firstRetransmissionAt: number | undefined
  synRetransmitted: boolean
  /** Linux: the SYN goes out again at once, because it met an old connection. */
  synAgain: boolean
  probing: boolean
  /** What was sent last among what is known to have arrived. */
  latest: { sentAt: number; end: number; rttMs: number } | undefined
  windowProbes: number
  /** After the octet that probed a closed window; SND.NXT does not count it. */
  probedTo: number
  unansweredProbes: number

  ackDue: 'now' | 'later' | undefined
  dataReceivedAt: number | undefined
  quickAcks: number
  interactive: boolean
  heardAt: number
  challengedAt: number[]

  keepalive: (Call & { do: 'keepalive' }) | undefined
  keepaliveProbes: number
  /** Milliseconds in FIN_WAIT_2 that the application asked for; negative: none, abort. */
  linger2Ms: number | undefined
  /** Linux: the part of the stay in FIN_WAIT_2 that comes after the first. */
  finWait2RestMs: number

  /** The application has close()d: nobody will read what still comes. */
  orphan: boolean
  readShut: boolean
  /** What the next call of the application is told, once. */
  error: string | undefined
  waiting: Waiting[]
  /** Linux: only the few fields of a timewait minisock are left. */
  minisock: boolean

  /** Those that run. A change makes a new array: the trace keeps the old one. */
  timers: Variables['timers']
  /** The variables as the trace told them last. */
  told: Variables | undefined
}

export function newConnection(
  machine: Machine,
  ports: { local: number; remote: number },
  iss: number,
  passive: boolean,
): Connection {
  const { settings, profile, world } = machine
  const c: Connection = {
    machine,
    id: world.connections++,
    localPort: ports.local,
    remotePort: ports.remote,
    state: passive ? 'LISTEN' : 'CLOSED',
    passive,
    replaced: undefined,
    reuseAddress: machine.reuseAddress,
    iss,
    sndUna: iss,
    sndNxt: iss,
    sndEnd: (iss + 1) >>> 0,
    finQueued: false,
    sndWnd: 0,
    maxSndWnd: 0,
    sndWl1: 0,
    sndWl2: 0,
    mss: 0,
    flight: [],
    cwnd: 10,
    ssthresh: Number.POSITIVE_INFINITY,
    duplicateAcks: 0,
    moreToCome: false,
    smallEnd: iss,
    bytesAcked: 0,
    irs: undefined,
    rcvNxt: 0,
    rcvTold: 0,
    rcvEdge: 0,
    buffer: 0,
    unread: 0,
    held: [],
    heldFin: undefined,
    finReceived: false,
    timestamps: settings.tcp_timestamps !== 0,
    sack: settings.tcp_sack !== 0,
    tsRecent: 0,
    stamps: undefined,
    srtt: undefined,
    rttvar: 0,
    rto: profile.initialRtoMs,
    timeouts: 0,
    firstRetransmissionAt: undefined,
    synRetransmitted: false,
    synAgain: false,
    probing: false,
    latest: undefined,
    windowProbes: 0,
    probedTo: iss,
    unansweredProbes: 0,
    ackDue: undefined,
    dataReceivedAt: undefined,
    quickAcks: 0,
    interactive: false,
    heardAt: world.now,
    challengedAt: [],
    keepalive: undefined,
    keepaliveProbes: 0,
    linger2Ms: undefined,
    finWait2RestMs: 0,
    orphan: false,
    readShut: false,
    error: undefined,
    waiting: [],
    minisock: false,
    timers: noTimers,
    told: undefined,
  }
  sizeSegments(c)
  return c
}

const ETHERNET_MSS = 1460
const TIMESTAMP_OCTETS = 12

/** Timestamps take 12 octets of every segment; the buffer counts half of tcp_rmem, in whole segments. */
export function sizeSegments(c: Connection): void {
  c.mss = ETHERNET_MSS - (c.timestamps ? TIMESTAMP_OCTETS : 0)
  const half = Math.min(initialReceiveBuffer(c.machine.settings) / 2, 65535)
  c.buffer = Math.max(1, Math.floor(half / c.mss)) * c.mss
}

export const finSent = (c: Connection): boolean => c.finQueued && c.sndNxt === (c.sndEnd + 1) >>> 0

export const finAcked = (c: Connection): boolean => finSent(c) && c.sndUna === c.sndNxt

export function setState(c: Connection, state: State): void {
  const from = c.state
  c.state = state
  record.state(c.machine, from, state, c)
  showState(c.machine, state)
}
