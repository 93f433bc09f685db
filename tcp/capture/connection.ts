import type { Host } from '../scenario.ts'
import type { Endpoint } from './flows.ts'

/** A segment that a capture shows. */
export interface CapturedSegment {
  /** Index in `Connection.segments`. */
  id: number
  /** When it was seen: ms after the connection's first segment. One capture has one clock; when it was sent or arrived is not in it. */
  at: number
  from: Host
  /** In the order SYN,FIN,RST,PSH,ACK, joined by commas. */
  flags: string
  /** Relative to the sender's ISN where its SYN was seen; else its first number seen counts as 1. Not wrapped at 2^32. */
  seq: number
  ack: number | null
  /** Octets of data, by the IP header, whether or not they are in the file. */
  len: number
  /** Octets; scaled where both SYNs were seen. */
  window: number
  /** These octets were seen before, or were sent later than what follows them. */
  retransmission?: true
  /** Sent before, but seen after, what follows it. */
  outOfOrder?: true
  /** The same packet again: a copy made by the network or by the capture. */
  duplicate?: true
  /** Asks for an ACK with a number already acknowledged (RFC 9293 3.8.4). */
  keepalive?: true
  /** A SYN (with its ACK or not) that does not belong to this connection's opening. */
  stray?: true
  /** The file holds less of it than the packet had. */
  cut?: true
  /** A first fragment: `len` counts what this fragment holds. */
  fragmented?: true
  /** Of the packet's first octet, in the file. */
  offset: number
}

/** One connection of a capture file. */
export interface Connection {
  client: Endpoint
  server: Endpoint
  /** When the first segment was seen, ms since 1970; null where the file does not say. */
  startedAtMs: number | null
  /** Whose SYN was seen. Without the client's, which side is the client is a guess by port numbers. */
  opening: Record<Host, boolean>
  /** `at` was kept from running backwards where the file's times do. */
  clockRanBackwards: boolean
  /** Octets are missing between others that were seen. */
  hasHoles: boolean
  segments: CapturedSegment[]
}
