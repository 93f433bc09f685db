import { type Host, hosts, type NetworkAct, peerOf } from '../scenario.ts'
import type { RawHeader, TraceSegment } from '../trace.ts'
import { ranks } from './agenda.ts'
import type { Machine } from './machine.ts'
import { randomNumbers } from './random.ts'
import { ACK, flagBits, flagNames, RST, type Segment, SYN } from './segment.ts'
import { add, diff } from './seq.ts'
import { type Marks, record, type World } from './world.ts'

/** Acts on the nth segment of a host, found without looking through all of them. */
type Fault = Extract<NetworkAct, { nth: number }>
type Forgery = Extract<NetworkAct, { do: 'forge' }>

/** The link between the two machines: what it loses, delays, repeats, and what somebody else puts on it. */
export class Network {
  private readonly world: World
  private readonly faults = new Map<string, Fault[]>()
  private readonly random: () => number
  private cut = false
  /** The last arrival in each direction: jitter alone does not reorder. */
  private readonly lastArrival: Record<Host, number> = { client: 0, server: 0 }
  /** The first ISN of each side, by pair of ports: what printed numbers are relative to. */
  private readonly bases = new Map<string, Partial<Record<Host, number>>>()

  constructor(world: World) {
    this.world = world
    const { network, link } = world.scenario
    this.random = randomNumbers(link.seed ?? 1)
    for (const act of network) this.prepare(act)
  }

  private prepare(act: NetworkAct): void {
    const { agenda } = this.world
    if (act.do === 'cut' || act.do === 'restore') agenda.add(act.at, ranks.network, () => this.setCut(act.do === 'cut'))
    else if (act.do === 'forge') agenda.add(act.at, ranks.arrival, () => this.forge(act))
    else {
      const key = act.from + act.nth
      this.faults.set(key, [...(this.faults.get(key) ?? []), act])
    }
  }

  private setCut(cut: boolean): void {
    this.cut = cut
    for (const host of hosts) record(this.world.machines[host], { kind: cut ? 'cut' : 'restore' })
  }

  carry(from: Machine, s: Segment, marks: Marks): void {
    const { link } = this.world.scenario
    const nth = ++from.sent
    if (s.flags & SYN) this.basesOf(from.name, s)[from.name] = s.seq
    const faults = this.faults.get(from.name + nth) ?? []
    const chances = [link.loss ?? 0, link.duplicate ?? 0, link.reorder ?? 0].map((chance) => this.random() < chance)
    const jitter = Math.floor(this.random() * ((link.jitterMs ?? 0) + 1))
    const lost = this.cut || marks.stillborn || chances[0] || faults.some((fault) => fault.do === 'drop')
    const segment = this.put(from.name, s, nth, marks)
    record(from, { kind: 'send', segment: segment.id }, this.connectionBehind(from, s))
    if (lost) {
      segment.lost = true
      record(from, { kind: 'lost', segment: segment.id })
      return
    }
    const held = chances[2] ? link.delayMs + (link.jitterMs ?? 0) : 0
    const delay = faults.reduce((sum, fault) => (fault.do === 'delay' ? sum + fault.byMs : sum), held)
    let arrives = this.world.now + link.delayMs + jitter + delay
    if (delay === 0) {
      arrives = Math.max(arrives, this.lastArrival[from.name])
      this.lastArrival[from.name] = arrives
    }
    this.deliver(segment, s, arrives)
    const copies = faults.flatMap((fault) => (fault.do === 'duplicate' ? [fault.afterMs ?? 0] : []))
    for (const after of chances[1] ? [...copies, 0] : copies) {
      this.deliver({ ...this.put(from.name, s, nth, marks), duplicate: true }, s, arrives + after)
    }
  }

  private deliver(segment: TraceSegment, s: Segment, arrives: number): void {
    const { world } = this
    world.trace.segments[segment.id] = segment
    world.agenda.add(arrives, ranks.arrival, () => {
      segment.arrives = arrives
      world.machines[peerOf(segment.from)].arrive(s, segment.id)
    })
  }

  private connectionBehind(from: Machine, s: Segment) {
    return from.connections.get(`${s.sourcePort}:${s.targetPort}`)
  }

  private basesOf(from: Host, s: Segment): Partial<Record<Host, number>> {
    const ports = from === 'client' ? [s.sourcePort, s.targetPort] : [s.targetPort, s.sourcePort]
    const key = ports.join()
    let bases = this.bases.get(key)
    if (!bases) {
      bases = {}
      this.bases.set(key, bases)
    }
    return bases
  }

  /** Writes the segment into the trace. */
  private put(from: Host, s: Segment, nth: number | null, marks: Marks): TraceSegment {
    const { trace, now } = this.world
    const bases = this.basesOf(from, s)
    const acks = (s.flags & ACK) !== 0
    const nothing = s.flags === (RST | ACK) && s.seq === 0
    const segment: TraceSegment = {
      id: trace.segments.length,
      at: now,
      arrives: null,
      from,
      flags: flagNames(s.flags),
      seq: nothing ? 0 : diff(s.seq, bases[from] ?? s.seq),
      ack: acks ? diff(s.ack, bases[peerOf(from)] ?? s.ack) : null,
      len: s.len,
      window: s.window,
      nth,
      raw: rawOf(s, acks),
    }
    if (marks.retransmission) segment.retransmission = true
    trace.segments.push(segment)
    return segment
  }

  /** A segment that nobody sent, in the numbers of the side that it claims to come from; it arrives at once. */
  private forge(act: Forgery): void {
    const { world } = this
    const { segment } = act
    const peer = peerOf(act.from)
    const s: Segment = {
      sourcePort: world.ports[act.from],
      targetPort: world.ports[peer],
      flags: flagBits(segment.flags),
      seq: 0,
      ack: 0,
      len: segment.len,
      window: segment.window ?? 65535,
    }
    const bases = this.basesOf(act.from, s)
    s.seq = add(bases[act.from] ?? 0, segment.seq)
    if (segment.ack !== null) s.ack = add(bases[peer] ?? 0, segment.ack)
    if (act.ts) s.ts = [add(act.ts[0], this.timestampShift(act.from)), act.ts[1]]
    const shown = this.put(act.from, s, null, {})
    Object.assign(shown, { seq: segment.seq, ack: segment.ack, arrives: world.now, forged: true })
    world.machines[peer].arrive(s, shown.id)
  }

  /**
   * The clock behind recorded timestamps started elsewhere. A forgery that repeats a segment which was really sent
   * carries that segment's TSval, which tells the shift; without one the value is taken as it is.
   */
  private timestampShift(from: Host): number {
    const { scenario, trace } = this.world
    for (const act of scenario.network) {
      if (act.do !== 'forge' || act.from !== from || !act.ts) continue
      const seq = this.absolute(act)
      const flags = withoutPush(act.segment.flags)
      const original = trace.segments.find(
        (sent) =>
          sent.from === from &&
          !sent.forged &&
          sent.raw?.ts !== undefined &&
          sent.raw.seq === seq &&
          sent.len === act.segment.len &&
          withoutPush(sent.flags) === flags,
      )
      if (original?.raw?.ts) return diff(original.raw.ts[0], act.ts[0])
    }
    return 0
  }

  private absolute(act: Forgery): number {
    const { ports } = this.world
    const bases = this.bases.get(`${ports.client},${ports.server}`)
    return add(bases?.[act.from] ?? 0, act.segment.seq)
  }
}

function rawOf({ sourcePort, targetPort, seq, ack: number, ts, sack }: Segment, acks: boolean): RawHeader {
  const ack = acks ? number : 0
  if (sack) return { sourcePort, targetPort, seq, ack, ts, sack }
  return ts ? { sourcePort, targetPort, seq, ack, ts } : { sourcePort, targetPort, seq, ack }
}

const withoutPush = (flags: string): number => flagBits(flags.replace('PSH', ''))
