import { describe, expect, it } from 'vitest'
import { ACK, FIN, RST, type Segment, SYN } from '../engine/segment.ts'
import { forgetNumbers, learnTimestamp, newFlow, toEngine, toScript } from './flow.ts'
import type { ScriptSegment } from './script.ts'

const offer = { mss: 1460, windowScale: 7 }
const script = (flags: number, seq: number, rest: Partial<ScriptSegment> = {}): ScriptSegment => ({
  flags,
  seq,
  len: 0,
  ack: null,
  window: null,
  options: null,
  ports: null,
  ...rest,
})
const sent = (flags: number, seq: number, rest: Partial<Segment> = {}): Segment => ({
  sourcePort: 80,
  targetPort: 50_000,
  flags,
  seq,
  ack: 0,
  len: 0,
  window: 64_000,
  ...rest,
})

/** The peer's ISN is 4000, the endpoint's 9000 on the wire and 70 in the script. */
function openFlow(options: ScriptSegment['options'] = [{ kind: 'wscale', value: 2 }]) {
  const flow = newFlow(50_000)
  toEngine(flow, script(SYN, 4000, { options }), offer)
  toScript(flow, sent(SYN | ACK, 9000, { ack: 4001 }), offer, script(SYN | ACK, 70))
  return flow
}

describe('numbers', () => {
  it('of SYNs are written as they are on the wire, but for the ISN that the engine chose', () => {
    const flow = newFlow(50_000)
    expect(toEngine(flow, script(SYN, 4000), offer)).toMatchObject({
      seq: 4000,
      ack: 0,
      sourcePort: 50_000,
      targetPort: 80,
    })
    const answer = sent(SYN | ACK, 9000, { ack: 4001 })
    expect(toScript(flow, answer, offer, script(SYN | ACK, 70))).toMatchObject({ seq: 70, ack: 4001 })
  })

  it('of other segments count from the SYNs', () => {
    const flow = openFlow()
    expect(toEngine(flow, script(ACK, 1, { ack: 1 }), offer)).toMatchObject({ seq: 4001, ack: 9001 })
    expect(toScript(flow, sent(FIN | ACK, 9001, { ack: 4001 }), offer, script(ACK, 0))).toMatchObject({
      seq: 1,
      ack: 1,
    })
  })

  it('wrap at 2^32', () => {
    const flow = newFlow(50_000)
    toEngine(flow, script(SYN, 0xffff_ffff), offer)
    expect(toEngine(flow, script(ACK, 1), offer).seq).toBe(0)
    expect(toScript(flow, sent(ACK, 5, { ack: 1 }), offer, script(ACK, 5))).toMatchObject({ ack: 2 })
  })

  it('of what refuses a SYN are zero itself', () => {
    expect(toScript(openFlow(), sent(RST | ACK, 0, { ack: 4001 }), offer, script(RST, 0))).toMatchObject({
      seq: 0,
      ack: 1,
    })
  })

  it('of a later SYN on the same ports go on from the first', () => {
    const flow = openFlow()
    expect(toEngine(flow, script(SYN, 5000), offer)).toMatchObject({ seq: 5000 })
    expect(toEngine(flow, script(ACK, 1001), offer)).toMatchObject({ seq: 5001 })
    expect(toScript(flow, sent(SYN | ACK, 9000 + 65_537), offer, script(SYN, 0))).toMatchObject({ seq: 70 + 65_537 })
  })

  it('begin anew for a new connection on the ports of one that is gone', () => {
    const flow = openFlow()
    forgetNumbers(flow)
    expect(flow).toEqual(newFlow(50_000))
  })

  it('of ranges in SACK are those of the side that they tell of', () => {
    const flow = openFlow()
    const inbound = script(ACK, 1, { options: [{ kind: 'sack', ranges: [{ from: 11, to: 21 }] }] })
    expect(toEngine(flow, inbound, offer).sack).toEqual([{ seq: 9011, end: 9021 }])
    const outbound = sent(ACK, 9001, { sack: [{ seq: 4011, end: 4021 }] })
    expect(toScript(flow, outbound, offer, script(ACK, 0)).options).toContainEqual({
      kind: 'sack',
      ranges: [{ from: 11, to: 21 }],
    })
  })
})

describe('windows', () => {
  it('are scaled as the peer said, but not in its SYN', () => {
    const flow = openFlow()
    expect(toEngine(flow, script(ACK, 1, { window: 100 }), offer).window).toBe(400)
    expect(
      toEngine(newFlow(1), script(SYN, 1, { window: 100, options: [{ kind: 'wscale', value: 2 }] }), offer).window,
    ).toBe(100)
  })

  it('are not scaled where either side has no scale', () => {
    expect(toEngine(openFlow([]), script(ACK, 1, { window: 100 }), offer).window).toBe(100)
    const plain = { mss: 1460, windowScale: null }
    expect(toEngine(openFlow(), script(ACK, 1, { window: 100 }), plain).window).toBe(100)
  })

  it('of the endpoint are written as in the header', () => {
    expect(toScript(openFlow(), sent(ACK, 9001), offer, script(ACK, 0)).window).toBe(500)
    expect(toScript(openFlow([]), sent(ACK, 9001), offer, script(ACK, 0)).window).toBe(64_000)
    expect(toScript(openFlow([]), sent(ACK, 9001, { window: 70_000 }), offer, script(ACK, 0)).window).toBe(65_535)
  })
})

describe('timestamps', () => {
  it('that the script echoes are those that the endpoint really sent', () => {
    const flow = openFlow()
    const expected = script(ACK, 1, { options: [{ kind: 'TS', value: 100, echo: 1 }] })
    learnTimestamp(flow, expected, sent(ACK, 9001, { ts: [777, 1] }))
    const echo = (value: number) => script(ACK, 1, { options: [{ kind: 'TS', value: 5, echo: value }] })
    expect(toEngine(flow, echo(100), offer).ts).toEqual([5, 777])
    expect(toEngine(flow, echo(3), offer).ts).toEqual([5, 3])
  })
})

describe('what the peer offers', () => {
  it('is in its SYN: the MSS, or 536 without', () => {
    expect(openFlow([{ kind: 'mss', value: 1000 }]).peer.mss).toBe(1000)
    expect(openFlow(null).peer).toEqual({ mss: 536, windowScale: null })
  })

  it('permits SACK only in a SYN', () => {
    const options: ScriptSegment['options'] = [{ kind: 'sackOK' }]
    expect(toEngine(newFlow(1), script(SYN, 0, { options }), offer).sack).toEqual([])
    expect(toEngine(openFlow(), script(ACK, 1, { options }), offer).sack).toBeUndefined()
  })
})
