import type { Profile as ProfileName } from '../scenario.ts'
import type { State } from '../trace.ts'
import type { Connection } from './connection.ts'
import type { Segment } from './segment.ts'

/** How the processing of a segment ended. */
export type Verdict = 'accepted' | 'ignored' | 'unacceptable'

/**
 * Everything in which two implementations of TCP differ: numbers, and small rules with a name. The engine asks; it never
 * looks at the profile's name. Each rule says where RFC 9293 speaks and which kernel function decides.
 */
export interface Profile {
  name: ProfileName

  // Time: RFC 6298, RFC 9293 3.8
  initialRtoMs: number
  /** From the smoothed round-trip time and its variation. */
  rtoMs: (c: Connection) => number
  maxRtoMs: (c: Connection) => number
  /** Does this timeout of a SYN double the next one? */
  backsOff: (c: Connection) => boolean
  /** The retransmission timer expired: is it time to give up? */
  givesUp: (c: Connection) => boolean
  /** Zero-window probes were sent in vain: is it time to give up? */
  givesUpProbing: (c: Connection) => boolean
  /** When to probe the tail of what is in flight, before its timeout; undefined for never. */
  tailLossProbeMs: (c: Connection) => number | undefined
  /** ISNs count the clock: ticks for each millisecond. */
  isnTicksPerMs: number

  // Acknowledgements: RFC 9293 3.8.6.3
  ackDelayMs: (c: Connection) => number
  acksAtOnce: (c: Connection) => boolean
  dataArrived: (c: Connection, len: number) => void
  dataSent: (c: Connection) => void
  finArrived: (c: Connection) => void
  /** Holds back a small segment while something is in flight. */
  nagle: (c: Connection) => boolean
  /** After a full segment, a smaller one may fill what is left of the window: RFC 9293 3.8.6.2.1. */
  fillsWindow: boolean
  /** A window probe carries an octet, or else an old number. */
  probesWithData: boolean

  // Segment arrival: RFC 9293 3.10.7.4
  /** Rules that come before step 1; a verdict ends the processing. */
  beforeStep1: (c: Connection, s: Segment) => Verdict | undefined
  /** Step 1: is the segment's sequence number acceptable? */
  acceptable: (c: Connection, s: Segment) => boolean
  /** An answer to something invalid (an old segment, a reset or SYN to be doubted) is due: is it allowed now? */
  mayAnswerInvalid: (c: Connection, s: Segment, challenge: boolean) => boolean
  /** Step 2: does this RST reset the connection? */
  resets: (c: Connection, s: Segment) => boolean
  /** Steps 2 and 4, SYN-RECEIVED of a passive open: what a RST or SYN does to it. */
  dropHalfOpen: (c: Connection) => void
  /** Step 4, SYN-RECEIVED of a simultaneous open: does the peer's SYN,ACK complete it? */
  acceptsCrossingSynAck: (c: Connection, s: Segment) => boolean
  /** Step 5: the oldest acknowledgement, counted back from SND.UNA, that is not answered with a challenge. */
  oldestAck: (c: Connection) => number
  /** SYN-SENT, an acknowledgement of something that was not sent has been answered with RST. */
  synAckRefused: (c: Connection) => void
  /** Step 5: has the peer acknowledged our FIN? */
  finAcked: (c: Connection) => boolean
  /** Step 8: where the peer's FIN leads that crosses ours. */
  crossingFin: State
  /** Data for an application that no longer reads. */
  dataAfterClose: (c: Connection, s: Segment) => boolean
  /** A FIN beyond the FIN that was received. */
  answersFinBeyondFin: boolean
  /** What the application is told after a RST; undefined for the end of the stream. */
  resetError: (c: Connection) => string | undefined

  // Closing
  /** A RST that is not an answer carries ACK. */
  resetCarriesAck: boolean
  /** ABORT of a connection in this state sends RST. */
  abortSendsReset: (c: Connection) => boolean
  /** FIN_WAIT_2 and nobody reads any more. `s` is the segment that led there. True when nothing is left to process. */
  orphanInFinWait2: (c: Connection, s?: Segment) => boolean
  finWait2Expired: (c: Connection) => void
  /** How long TIME_WAIT lasts from now; undefined leaves its timer as it is. */
  timeWaitMs: (c: Connection) => number | undefined
  /** Is there room for one more connection in TIME_WAIT? */
  timeWaitRoom: (c: Connection) => boolean
  tooManyOrphans: (c: Connection) => boolean
  /** Connections that nobody accepted are reset with their listener. */
  listenerTakesUnaccepted: boolean
  /** Does the crash of the machine put a RST on the wire that never arrives? */
  crashSegment: boolean
  /** A connection in TIME_WAIT whose ports a new one wants: undefined, or the new one's ISN. */
  reuses: (old: Connection, chosenByKernel: boolean) => number | undefined
}
