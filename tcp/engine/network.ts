import { type Host, hosts, type NetworkAct, peerOf } from '../scenario.ts'
import type { RawHeader, TraceSegment } from '../trace.ts'
import { type Entry, ranks } from './agenda.ts'
import { connectionKey, type Machine } from './machine.ts'
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
  private readonly faults: Record<Host, Map<number, Fault[]>> = { client: new Map(), server: new Map() }
  private readonly random: () => number
  private readonly leftToChance: boolean
  private cut = false
  /** The last arrival in each direction: jitter alone does not reorder. */
  private readonly lastArrival: Record<Host, number> = { client: 0, server: 0 }
  /** The first ISN of each side, by pair of ports: what printed numbers are relative to. */
  private readonly bases = new Map<number, Partial<Record<Host, number>>>()

  constructor(world: World) {
    this.world = world
    const { network, link } = world.scenario
    this.random = randomNumbers(link.seed ?? 1)
    this.leftToChance = !!(link.loss || link.duplicate || link.reorder || link.jitterMs)
    for (const act of network) this.prepare(act)
  }

  private prepare(act: NetworkAct): void {
    const { agenda } = this.world
    if (act.do === 'cut' || act.do === 'restore') agenda.add(act.at, ranks.network, () => this.setCut(act.do === 'cut'))
    else if (act.do === 'forge') agenda.add(act.at, ranks.arrival, () => this.forge(act))
    else {
      const faults = this.faults[act.from]
      faults.set(act.nth, [...(faults.get(act.nth) ?? []), act])
    }
  }

  private setCut(cut: boolean): void {
    this.cut = cut
    for (const host of hosts) record.link(this.world.machines[host], cut ? 'cut' : 'restore')
  }

  carry(from: Machine, s: Segment, marks: Marks): void {
    const { link } = this.world.scenario
    const nth = ++from.sent
    if (s.flags & SYN) this.basesOf(from.name, s)[from.name] = s.seq
    const faults = this.faults[from.name].get(nth) ?? none
    const chance = this.leftToChance ? this.chances() : certain
    const lost = this.cut || marks.stillborn || chance.lost || faults.some((fault) => fault.do === 'drop')
    const segment = this.put(from.name, s, nth, marks)
    record.send(from, segment.id, connectionFrom(from, s))
    if (lost) {
      segment.lost = true
      record.lost(from, segment.id)
      return
    }
    const delay = faults.reduce((sum, fault) => (fault.do === 'delay' ? sum + fault.byMs : sum), chance.heldMs)
    let arrives = this.world.now + link.delayMs + chance.jitterMs + delay
    if (delay === 0) {
      arrives = Math.max(arrives, this.lastArrival[from.name])
      this.lastArrival[from.name] = arrives
    }
    this.deliver(segment, s, arrives)
    if (!chance.duplicated && faults.length === 0) return
    const copies = faults.flatMap((fault) => (fault.do === 'duplicate' ? [fault.afterMs ?? 0] : []))
    for (const after of chance.duplicated ? [...copies, 0] : copies) {
      this.deliver({ ...this.put(from.name, s, nth, marks), duplicate: true }, s, arrives + after)
    }
  }

  /** Always as many numbers, so that one chance does not change the others. */
  private chances(): typeof certain {
    const { loss = 0, duplicate = 0, reorder = 0, jitterMs = 0, delayMs } = this.world.scenario.link
    const lost = this.random() < loss
    const duplicated = this.random() < duplicate
    const heldMs = this.random() < reorder ? delayMs + jitterMs : 0
    return { lost, duplicated, heldMs, jitterMs: Math.floor(this.random() * (jitterMs + 1)) }
  }

  private deliver(segment: TraceSegment, s: Segment, arrives: number): void {
    const { world } = this
    world.trace.segments[segment.id] = segment
    world.agenda.put(new Delivery(world, segment, s, arrives))
  }

  private basesOf(from: Host, s: Segment): Partial<Record<Host, number>> {
    const key =
      from === 'client' ? connectionKey(s.sourcePort, s.targetPort) : connectionKey(s.targetPort, s.sourcePort)
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
    const bases = this.bases.get(connectionKey(ports.client, ports.server))
    return add(bases?.[act.from] ?? 0, act.segment.seq)
  }
}

/** A segment on its way. */
class Delivery implements Entry {
  readonly at: number
  readonly rank = ranks.arrival
  readonly order: number
  private readonly world: World
  private readonly shown: TraceSegment
  private readonly segment: Segment

  constructor(world: World, shown: TraceSegment, segment: Segment, at: number) {
    this.at = at
    this.order = world.agenda.nextOrder()
    this.world = world
    this.shown = shown
    this.segment = segment
  }

  run(): void {
    this.shown.arrives = this.at
    this.world.machines[peerOf(this.shown.from)].arrive(this.segment, this.shown.id)
  }
}

const none: Fault[] = []
const certain = { lost: false, duplicated: false, heldMs: 0, jitterMs: 0 }

const connectionFrom = (from: Machine, s: Segment) => from.connections.get(connectionKey(s.sourcePort, s.targetPort))

function rawOf({ sourcePort, targetPort, seq, ack: number, ts, sack }: Segment, acks: boolean): RawHeader {
  const ack = acks ? number : 0
  if (sack) return { sourcePort, targetPort, seq, ack, ts, sack }
  return ts ? { sourcePort, targetPort, seq, ack, ts } : { sourcePort, targetPort, seq, ack }
}

const withoutPush = (flags: string): number => flagBits(flags.replace('PSH', ''))
