import { describe, expect, test } from 'vitest'
import type { Scenario } from '../tcp/scenario.ts'
import type { Trace } from '../tcp/trace.ts'
import { finLost, fourWaves, handshake, scenario, simultaneousClose, writer } from './fixture.ts'
import { inward } from './frame.ts'
import type { Label, Ladder } from './geometry.ts'
import { columns } from './label.ts'
import { ladderOf, laddersOf } from './ladder.ts'
import { rowGap } from './ladder-step.ts'
import { stepsOf } from './steps.ts'

const marks = { again: 'again', copy: 'copy', forged: 'forged', lost: 'lost', late: 'late' }
const widths = [288, 343, 420, 500, 611, 700, 840]
const draw = (trace: Trace, width: number, run: Scenario = scenario) =>
  ladderOf(run, trace, stepsOf(trace), width, marks)

interface Box {
  name: string
  left: number
  right: number
  top: number
  bottom: number
}

function boxOf(label: Label, { frame }: Ladder): Box {
  const width = Math.max(...label.lines.map(columns)) * frame.char
  const left = label.anchor === 'start' ? label.x : label.x - width
  const top = label.y - frame.line + 4
  return {
    name: label.lines.join(' '),
    left,
    right: left + width,
    top,
    bottom: label.y + (label.lines.length - 1) * frame.line + 2,
  }
}

/** Every text in the picture, and every cross of a lost segment, as the box that it fills. */
function texts(picture: Ladder): Box[] {
  const { frame } = picture
  const states = picture.bands.map(({ host, lines, y }) =>
    boxOf({ x: frame.left[host] + 4, y: y + frame.line, anchor: 'start', lines }, picture),
  )
  const middle = (frame.edge.client + frame.edge.server) / 2
  const breaks = picture.breaks.map(({ y }) => ({
    name: 'break',
    left: middle - 35,
    right: middle + 35,
    top: y - 8,
    bottom: y + 8,
  }))
  const times = frame.times
    ? picture.times.map(({ y, at }) => ({ name: `t=${at}`, left: 0, right: 50, top: y - 7, bottom: y + 7 }))
    : []
  const crosses = picture.arrows.flatMap(({ segment, to }) =>
    segment.lost ? [{ name: 'cross', left: to.x - 6, right: to.x + 6, top: to.y - 6, bottom: to.y + 6 }] : [],
  )
  const labels = [...picture.arrows, ...picture.calls].map(({ label }) => boxOf(label, picture))
  return [...labels, ...states, ...breaks, ...times, ...crosses]
}

const overlapping = (boxes: Box[]) =>
  boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.name} / ${b.name}`),
  )

function burst(): Trace {
  const w = writer()
  handshake(w)
  w.call(180, 'client', 3)
  const sent = [1, 1461, 2921, 4381].map((seq) =>
    w.send(180, 'client', 'PSH,ACK', seq, 1, { len: 1460, retransmission: true }),
  )
  for (const id of sent) {
    w.arrive(id)
    w.send(200, 'server', 'ACK', 1, 1461 + id)
  }
  return w.trace
}

function strays(): Trace {
  const w = writer()
  handshake(w)
  w.call(180, 'client', 3)
  const fin = w.send(180, 'client', 'FIN,ACK', 1, 1)
  w.arrive(fin)
  w.send(200, 'server', 'ACK', 1, 2)
  const copy = { ...w.trace.segments[fin]!, id: w.trace.segments.length, duplicate: true as const }
  w.trace.segments.push(copy)
  w.arrive(copy.id)
  const forged = {
    ...copy,
    id: copy.id + 1,
    at: 300,
    arrives: 300,
    flags: 'RST,ACK',
    nth: null,
    forged: true as const,
    duplicate: undefined,
  }
  w.trace.segments.push(forged)
  w.arrive(forged.id)
  return w.trace
}

const runs = {
  'four waves': fourWaves(),
  'crossing FINs': simultaneousClose(),
  'a lost FIN': finLost(),
  'a burst of data': burst(),
  'a copy and a forgery': strays(),
}

describe.each(Object.entries(runs))('the ladder of %s', (_, trace) => {
  test.each(widths)('at %d px no text overlaps another, or a cross, or leaves the picture', (width) => {
    const boxes = texts(draw(trace, width))
    expect(overlapping(boxes)).toEqual([])
    expect(boxes.filter(({ left, right, top }) => left < 0 || right > width || top < 0)).toEqual([])
  })

  test.each(widths)('at %d px a segment arrives lower than it left, and what happens later is drawn lower', (width) => {
    const picture = draw(trace, width)
    for (const { from, to } of picture.arrows) expect(to.y).toBeGreaterThan(from.y)
    const rows = picture.times.map(({ y }) => y)
    for (const [index, y] of rows.slice(1).entries()) expect(y).toBeGreaterThanOrEqual(rows[index]! + rowGap)
    for (const [index, y] of picture.reached.slice(1).entries())
      expect(y).toBeGreaterThanOrEqual(picture.reached[index]!)
    expect(picture.height).toBeGreaterThan(picture.reached.at(-1)!)
  })
})

describe('the ladder', () => {
  test('an arrow goes from its sender’s edge to the receiver’s, from the step that sends to the step that receives', () => {
    const { arrows, frame } = draw(fourWaves(), 840)
    expect(arrows[3]).toMatchObject({
      from: { x: frame.edge.client },
      to: { x: frame.edge.server },
      step: 6,
      ends: 7,
    })
    expect(arrows[4]).toMatchObject({
      from: { x: frame.edge.server },
      to: { x: frame.edge.client },
      step: 7,
      ends: 8,
    })
  })

  test('a lost segment ends on the way, in the step in which it is lost', () => {
    const { arrows, frame } = draw(finLost(), 840)
    const lost = arrows[3]!
    expect(lost.segment.lost).toBe(true)
    expect(lost.ends).toBe(6)
    expect(lost.to.x).toBeGreaterThan(frame.edge.client + frame.wire * 0.4)
    expect(lost.to.x).toBeLessThan(frame.edge.server - frame.wire * 0.2)
  })

  test('a segment that is still on its way when the run ends arrives nowhere', () => {
    const { arrows, frame } = draw(finLost(), 840)
    expect(arrows.at(-1)).toMatchObject({ ends: null })
    expect(arrows.at(-1)!.to.x).toBeGreaterThan(frame.edge.client)
  })

  test('a long wait is a marked break with its length, a flight is none', () => {
    expect(draw(fourWaves(), 840).breaks.map(({ ms }) => ms)).toEqual([120, 280, 59_980])
    expect(draw(simultaneousClose(), 840).breaks.map(({ ms }) => ms)).toEqual([120])
  })

  test('sixty seconds of waiting take no more room than 120 ms', () => {
    const { times, breaks } = draw(fourWaves(), 840)
    const last = times.at(-1)!.y - times.at(-2)!.y
    expect(breaks.at(-1)!.ms).toBe(59_980)
    expect(last).toBeLessThan(120)
  })

  test('each host’s states stand in order, the first from before the first step', () => {
    const { bands } = draw(fourWaves(), 840)
    const of = (host: string) => bands.filter((band) => band.host === host).map(({ state, step }) => `${step} ${state}`)
    expect(of('client')).toEqual([
      '-1 CLOSED',
      '1 SYN_SENT',
      '3 ESTABLISHED',
      '6 FIN_WAIT_1',
      '8 FIN_WAIT_2',
      '10 TIME_WAIT',
      '12 CLOSED',
    ])
    expect(of('server')).toEqual([
      '-1 CLOSED',
      '0 LISTEN',
      '2 SYN_RECEIVED',
      '4 ESTABLISHED',
      '7 CLOSE_WAIT',
      '9 LAST_ACK',
      '11 CLOSED',
    ])
  })

  test('a retransmission is marked by a word', () => {
    expect(draw(finLost(), 840).arrows[4]!.label.lines).toEqual(['FIN,ACK again seq=1 ack=1'])
  })

  test('at 288 px a label takes several lines rather than leave its half of the wire to crossing segments', () => {
    const { arrows, frame } = draw(simultaneousClose(), 288)
    const [left, right] = arrows.slice(3, 5)
    expect(left!.label.lines).toEqual(['FIN,ACK', 'seq=1', 'ack=1'])
    for (const arrow of [left!, right!]) {
      const reach = Math.max(...arrow.label.lines.map(columns)) * frame.char
      expect(
        Math.abs(arrow.label.x + inward(arrow.segment.from) * reach - frame.edge[arrow.segment.from]),
      ).toBeLessThan(frame.wire / 2)
    }
  })

  test('a copy comes the way of its original, a forgery from the middle of the wire', () => {
    const { arrows, frame } = draw(strays(), 840)
    const [fin, , copy, forged] = arrows.slice(3)
    expect(copy).toMatchObject({
      from: fin!.from,
      to: { x: frame.edge.server },
      label: { lines: ['FIN,ACK copy seq=1 ack=1'] },
    })
    expect(forged!.from.x).toBe(frame.edge.server - frame.wire / 2)
    expect(forged).toMatchObject({ label: { lines: ['RST,ACK forged seq=1 ack=1'] } })
  })

  test('an empty run shows both hosts closed', () => {
    const picture = draw({ ...fourWaves(), segments: [], events: [] }, 840)
    expect(picture.bands.map(({ state }) => state)).toEqual(['CLOSED', 'CLOSED'])
    expect(picture.reached).toHaveLength(1)
  })
})

describe('the ladder to scale', () => {
  const scaled = (trace: Trace, width = 840) => ladderOf(scenario, trace, stepsOf(trace), width, marks, 'scale')

  test.each(Object.entries(runs))('of %s, no text of one host overlaps another', (_, trace) => {
    for (const width of widths) {
      const picture = scaled(trace, width)
      const labels = picture.arrows
        .filter(({ label }) => label.lines.length > 0)
        .map(({ label }) => boxOf(label, picture))
      expect(overlapping(labels)).toEqual([])
    }
  })
})

describe('two runs on one clock', () => {
  const run = (trace: Trace) => ({ scenario, trace, steps: stepsOf(trace) })
  const [plain, lossy] = laddersOf([run(fourWaves()), run(finLost())], 500, marks)
  const heights = ({ times }: Ladder) => new Map(times.map(({ at, y }) => [at, y]))

  test('have what happens at the same moment at the same height', () => {
    const [left, right] = [heights(plain!), heights(lossy!)]
    const shared = [...left.keys()].filter((at) => right.has(at))
    expect(shared.length).toBeGreaterThan(3)
    for (const at of shared) expect(left.get(at)).toBe(right.get(at))
  })

  test('have later moments lower, whichever run has them', () => {
    const all = [...heights(plain!), ...heights(lossy!)].sort(([a, y], [b, z]) => a - b || y - z)
    const ys = all.map(([, y]) => y)
    expect(ys).toEqual(ys.toSorted((a, b) => a - b))
  })

  test('one run alone is drawn as ever', () => {
    expect(laddersOf([run(finLost())], 500, marks)).toEqual([draw(finLost(), 500)])
  })
})
