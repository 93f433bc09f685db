import type { Connection } from '../engine/connection.ts'
import { ACK, endOf, SYN } from '../engine/segment.ts'
import type { Sent } from './endpoint.ts'
import { type Flow, forgetNumbers, learnTimestamp, toEngine, toScript } from './flow.ts'
import { flowTo, type Kernel } from './kernel.ts'
import type { Offer } from './options-text.ts'
import type { ScriptSegment } from './script.ts'
import type { Socket } from './sockets.ts'

/** Where clients that the script plays have their ports, when it does not say. */
const firstPeerPort = 50_000
const timestampOctets = 12

/** The script's end of the wire: lets segments arrive, and reads those that the endpoint sent. */
export class Wire {
  private readonly kernel: Kernel
  private readonly offer: () => Offer
  private nextPeerPort = firstPeerPort
  /** The connection that came to a listener, until accept() gives it a socket. */
  private child: { of: Socket | null; flow: Flow } | null = null
  private readonly connections = new Map<Flow, Connection>()

  constructor(kernel: Kernel, offer: () => Offer) {
    this.kernel = kernel
    this.offer = offer
  }

  arrive(script: ScriptSegment): void {
    const { endpoint } = this.kernel
    const flow = this.flowFor(script)
    const opens = (script.flags & (SYN | ACK)) === SYN
    if (opens && !endpoint.connectionOn(flow.localPort, flow.remotePort)) forgetNumbers(flow)
    endpoint.arrive(toEngine(flow, script, this.offer()))
    const connection = endpoint.connectionOn(flow.localPort, flow.remotePort)
    if (!connection) return
    this.connections.set(flow, connection)
    // RFC 9293 3.7.1: no segment is larger than the peer's MSS; the engine's own peers all have Ethernet's.
    const largest = flow.peer.mss - (connection.timestamps ? timestampOctets : 0)
    if (script.flags & SYN) connection.mss = Math.min(connection.mss, largest)
  }

  /** The oldest segment that the endpoint sent, in the script's numbers; several that follow on each other, where the script has one. */
  read(expected: ScriptSegment): { at: number; segment: ScriptSegment } | null {
    const { sent } = this.kernel.endpoint
    const first = sent.shift()
    if (!first) return null
    const whole = join(first, sent, expected.len)
    const flow = this.kernel.flows.get(whole.segment.targetPort) ?? this.flowFor(expected)
    learnTimestamp(flow, expected, whole.segment)
    return { at: whole.at, segment: toScript(flow, whole.segment, this.offer(), expected) }
  }

  /** What the script is about: the connection of its last socket, or the one that came to its listener. */
  connection(): Connection | null {
    const socket = this.kernel.underTest
    if (socket?.connection) return socket.connection
    const flow = this.child?.of === socket ? this.child?.flow : undefined
    return (flow && this.connections.get(flow)) ?? null
  }

  private flowFor({ ports }: ScriptSegment): Flow {
    const socket = this.kernel.underTest
    if (ports) return this.kernel.flows.get(ports.source) ?? this.newFlow(ports.source)
    if (socket?.flow) return socket.flow
    if (this.child?.of === socket && this.child) return this.child.flow
    return this.newFlow(this.nextPeerPort++)
  }

  private newFlow(port: number): Flow {
    const flow = flowTo(this.kernel, port)
    this.child = { of: this.kernel.underTest, flow }
    return flow
  }
}

/** Segmentation offload lets a script see as one segment what goes out as several. */
function join(first: Sent, queue: Sent[], len: number): Sent {
  let whole = first
  for (let next = queue[0]; next && whole.segment.len < len; next = queue[0]) {
    const { segment } = next
    const follows = segment.seq === endOf(whole.segment) && segment.ack === whole.segment.ack && segment.len > 0
    if (!follows || whole.segment.len === 0) break
    queue.shift()
    whole = {
      at: whole.at,
      segment: { ...whole.segment, len: whole.segment.len + segment.len, flags: whole.segment.flags | segment.flags },
    }
  }
  return whole
}
