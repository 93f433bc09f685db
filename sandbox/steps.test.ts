import { describe, expect, test } from 'vitest'
import { finLost, fourWaves, simultaneousClose, writer } from './fixture.ts'
import { pauseBefore, positionAt, samePosition, segmentAt, stepsOf, timeAt, viewAt } from './steps.ts'

const trace = fourWaves()
const steps = stepsOf(trace)
const causes = steps.map(({ at, host, cause }) => `${at} ${host} ${cause.kind}`)

describe('steps', () => {
  test('a step is one cause with all that follows from it in the same instant', () => {
    expect(causes).toEqual([
      '0 server call',
      '0 client call',
      '20 server arrive',
      '40 client arrive',
      '60 server arrive',
      '60 server call',
      '180 client call',
      '200 server arrive',
      '220 client arrive',
      '500 server call',
      '520 client arrive',
      '540 server arrive',
      '60520 client timer-fired',
    ])
    expect(steps[7]!.effects.map(({ kind }) => kind)).toEqual(['state', 'send'])
    expect(steps[7]!.sent).toEqual([4])
  })

  test('every event of the trace belongs to exactly one step', () => {
    expect(steps.flatMap(({ cause, effects }) => [cause, ...effects])).toEqual(trace.events)
  })

  test('two hosts that act in the same instant take a step each', () => {
    const crossing = stepsOf(simultaneousClose()).filter(({ at }) => at === 180)
    expect(crossing.map(({ host }) => host)).toEqual(['client', 'server'])
  })

  test('a segment that is lost as it leaves is lost in the step that sends it', () => {
    const run = stepsOf(finLost())
    expect(run[6]!.effects.map(({ kind }) => kind)).toEqual(['state', 'send', 'lost'])
    expect(run[7]!.cause.kind).toBe('timer-fired')
  })

  test('a cable that is cut for both hosts is cut once', () => {
    const w = writer()
    w.add({ at: 10, host: 'client', kind: 'cut' })
    w.add({ at: 10, host: 'server', kind: 'cut' })
    w.add({ at: 90, host: 'client', kind: 'restore' })
    expect(stepsOf(w.trace).map(({ at, cause }) => `${at} ${cause.kind}`)).toEqual(['10 cut', '90 restore'])
  })
})

describe('what a position shows', () => {
  test('before the first step both hosts are closed, at 0 ms, with no segment', () => {
    expect(viewAt(steps, 0)).toMatchObject({
      client: { state: 'CLOSED', variables: null },
      server: { state: 'CLOSED', variables: null },
    })
    expect(timeAt(steps, 0)).toBe(0)
    expect(segmentAt(trace, steps, 0)).toBeNull()
  })

  test('at a position each host is in the state that its last step left it in', () => {
    const view = viewAt(steps, 8)
    expect([view.client.state, view.server.state]).toEqual(['FIN_WAIT_1', 'CLOSE_WAIT'])
    expect(timeAt(steps, 8)).toBe(200)
  })

  test('the segment to look at is the one last sent, received or lost', () => {
    expect(segmentAt(trace, steps, 8)).toMatchObject({ id: 4, flags: 'ACK', from: 'server' })
    expect(segmentAt(trace, steps, 9)).toMatchObject({ id: 4 })
    expect(segmentAt(trace, steps, 10)).toMatchObject({ id: 5, flags: 'FIN,ACK' })
  })

  test('variables are those of the latest event that carries them, and none when the connection is gone', () => {
    const edited = structuredClone(trace)
    const variables = {
      state: 'FIN_WAIT_2',
      sndUna: 2,
      sndNxt: 2,
      sndWnd: 0,
      rcvNxt: 1,
      rcvWnd: 0,
      sendQueue: 0,
      receiveQueue: 0,
      rtoMs: 240,
      timers: [],
    } as const
    const event = edited.events.find(({ at, kind }) => at === 220 && kind === 'arrive')!
    event.variables = { ...variables, timers: [] }
    const told = stepsOf(edited)
    expect(viewAt(told, 9).client.variables).toMatchObject({ sndUna: 2 })
    expect(viewAt(told, 10).client.variables).toMatchObject({ sndUna: 2 })
    expect(viewAt(told, told.length).client.variables).toBeNull()
  })
})

describe('playing', () => {
  test('a longer wait takes longer, but sixty seconds take at most a second and a half', () => {
    const flight = pauseBefore(steps, 2)
    expect(flight).toBeGreaterThan(pauseBefore(steps, 1))
    expect(pauseBefore(steps, 9)).toBeGreaterThan(flight)
    expect(pauseBefore(steps, 12)).toBe(1500)
  })
})

describe('keeping the position when the scenario changes', () => {
  const lost = stepsOf(finLost())

  test('the position stays while the past is the same', () => {
    expect(samePosition(steps, lost, 7)).toBe(7)
  })

  test('where the past has changed the position is the same moment', () => {
    const position = samePosition(steps, lost, 12)
    expect(timeAt(steps, 12)).toBe(540)
    expect(lost[position - 1]!.at).toBeLessThanOrEqual(540)
    expect(lost[position]?.at ?? Infinity).toBeGreaterThan(540)
  })

  test('a moment is the position at which all of it has happened', () => {
    expect(positionAt(steps, 190)).toBe(7)
    expect(positionAt(steps, 0)).toBe(2)
    expect(positionAt(steps, 1e9)).toBe(steps.length)
  })

  test('after a call was added the position is just behind it', () => {
    const earlier = stepsOf({ ...trace, events: trace.events.filter(({ at }) => at < 180) })
    expect(samePosition(earlier, steps, earlier.length, 3)).toBe(7)
  })
})
