import { describe, expect, test } from 'vitest'
import type { NetworkAct, Scenario } from '../tcp/scenario.ts'
import {
  actOn,
  callObstacle,
  callOf,
  callTime,
  segmentObstacle,
  toggled,
  withCable,
  withCall,
  withForgery,
} from './edits.ts'
import { finLost, fourWaves, scenario } from './fixture.ts'
import { stepsOf } from './steps.ts'

const trace = fourWaves()
const steps = stepsOf(trace, scenario.script)
const fin = trace.segments[3]!
const at = (position: number, run: Scenario = scenario) => ({
  scenario: run,
  steps: stepsOf(trace, run.script),
  position,
})
const positionOf = (ms: number) => steps.filter((step) => step.at <= ms).length

describe('adding a call', () => {
  test('the call is added behind the others, at the moment at which the learner stands', () => {
    const edited = withCall(scenario, callOf('close', 'server', 200))
    expect(edited.script.slice(0, -1)).toEqual(scenario.script)
    expect(edited.script.at(-1)).toEqual({ at: 200, host: 'server', do: 'close' })
    expect(edited.untilMs).toBe(scenario.untilMs)
  })

  test('a call made after a timer has expired comes after it', () => {
    expect(callTime(steps, 0)).toBe(0)
    expect(callTime(steps, positionOf(200))).toBe(200)
    expect(callTime(steps, positionOf(60_520))).toBe(60_521)
  })

  test('shutdown ends the writing direction, send writes 100 octets', () => {
    expect(callOf('shutdown', 'client', 70)).toEqual({ at: 70, host: 'client', do: 'shutdown', how: 'write' })
    expect(callOf('send', 'client', 70)).toEqual({ at: 70, host: 'client', do: 'send', bytes: 100 })
    expect(callOf('receive', 'client', 70)).toEqual({ at: 70, host: 'client', do: 'receive' })
  })

  test('abort is a close with nothing to linger for', () => {
    expect(callOf('abort', 'client', 70)).toEqual({ at: 70, host: 'client', do: 'close', lingerMs: 0 })
  })

  test('send takes the octets, shutdown the direction that the learner chose', () => {
    expect(callOf('send', 'client', 70, { bytes: 5000 })).toMatchObject({ bytes: 5000 })
    expect(callOf('shutdown', 'client', 70, { how: 'both' })).toMatchObject({ how: 'both' })
  })

  test('the scenario that the learner started from is not changed', () => {
    const before = structuredClone(scenario)
    withCall(scenario, callOf('close', 'server', 200))
    toggled(scenario, 'drop', fin, 0)
    expect(scenario).toEqual(before)
  })
})

describe('acting on the wire', () => {
  test('the cable is cut, and mended, at the moment at which the learner stands', () => {
    const cut = withCable(scenario, 200, true)
    expect(withCable(cut, 300, false).network).toEqual([
      { do: 'cut', at: 200 },
      { do: 'restore', at: 300 },
    ])
  })

  test('a forged segment reaches the other side at that moment', () => {
    const segment = { flags: 'RST', seq: 1, ack: null, len: 0 }
    expect(withForgery(scenario, 200, 'client', segment).network).toEqual([
      { do: 'forge', at: 200, from: 'client', segment },
    ])
  })
})

describe('acting on a segment', () => {
  test('drop names the segment by its sender and number, and a second time lets it through', () => {
    const dropped = toggled(scenario, 'drop', fin, 0)
    expect(dropped.network).toEqual([{ do: 'drop', from: 'client', nth: 3 }])
    expect(toggled(dropped, 'drop', fin, 0).network).toEqual([])
  })

  test('delay carries its length, duplicate needs none', () => {
    expect(toggled(scenario, 'delay', fin, 500).network).toEqual([{ do: 'delay', from: 'client', nth: 3, byMs: 500 }])
    expect(toggled(scenario, 'duplicate', fin, 500).network).toEqual([{ do: 'duplicate', from: 'client', nth: 3 }])
  })

  test('an act on another segment is left alone', () => {
    const other: NetworkAct = { do: 'drop', from: 'server', nth: 3 }
    expect(actOn({ ...scenario, network: [other] }, 'drop', fin)).toBeUndefined()
    expect(toggled({ ...scenario, network: [other] }, 'drop', fin, 0).network).toHaveLength(2)
  })
})

describe('why a call is not possible', () => {
  test('before there is a connection', () => {
    expect(callObstacle('close', 'client', at(0))).toBe('no-connection')
    expect(callObstacle('close', 'server', at(1))).toBe('no-connection')
  })

  test('while the connection opens only close is possible', () => {
    expect(callObstacle('send', 'client', at(2))).toBe('not-open')
    expect(callObstacle('close', 'client', at(2))).toBeNull()
  })

  test('on the server before accept() has returned', () => {
    expect(callObstacle('close', 'server', at(5))).toBe('not-accepted')
    expect(callObstacle('close', 'server', at(6))).toBeNull()
  })

  test('after close(), because the application has given the socket back', () => {
    const later = at(positionOf(220))
    for (const action of ['close', 'shutdown', 'send', 'receive'] as const) {
      expect(callObstacle(action, 'client', later)).toBe('closed')
      expect(callObstacle(action, 'server', later)).toBeNull()
    }
  })

  test('after shutdown(WR) sending is over, receiving and close() are not', () => {
    const script = scenario.script.map((call) =>
      call.host === 'client' && call.do === 'close' ? callOf('shutdown', 'client', call.at) : call,
    )
    const later = at(positionOf(220), { ...scenario, script })
    expect(callObstacle('send', 'client', later)).toBe('finished-sending')
    expect(callObstacle('shutdown', 'client', later)).toBe('finished-sending')
    expect(callObstacle('receive', 'client', later)).toBeNull()
    expect(callObstacle('close', 'client', later)).toBeNull()
  })

  test('connecting and accepting, while there is a connection', () => {
    expect(callObstacle('connect', 'client', at(0))).toBeNull()
    expect(callObstacle('connect', 'client', at(positionOf(100)))).toBe('has-connection')
    expect(callObstacle('accept', 'server', at(positionOf(100)))).toBe('has-connection')
    expect(callObstacle('connect', 'client', at(positionOf(220)))).toBeNull()
  })

  test('listening twice, and accepting where nothing listens', () => {
    expect(callObstacle('listen', 'server', at(positionOf(100)))).toBe('listening')
    expect(callObstacle('listen', 'client', at(positionOf(100)))).toBeNull()
    expect(callObstacle('accept', 'client', at(0))).toBe('not-listening')
    expect(callObstacle('accept', 'server', at(1))).toBeNull()
  })

  test('a crash is always possible', () => {
    for (const position of [0, 5, positionOf(540)]) expect(callObstacle('crash', 'client', at(position))).toBeNull()
  })

  test('when the run has reached its end', () => {
    expect(callObstacle('send', 'server', at(positionOf(220), { ...scenario, untilMs: 220 }))).toBe('run-over')
  })
})

describe('why nothing can be done to a segment', () => {
  const lost = finLost().segments[3]!
  const drop: NetworkAct = { do: 'drop', from: 'client', nth: 3 }

  test('a forged segment has no sender to count it', () => {
    expect(segmentObstacle('drop', { ...fin, nth: null, forged: true }, scenario, [])).toBe('forged')
  })

  test('a segment that chance or a cut cable has lost cannot be dropped', () => {
    expect(segmentObstacle('drop', lost, scenario, [])).toBe('lost-anyway')
  })

  test('a drop that the learner made can be taken back, one that the task gives cannot', () => {
    const run = { ...scenario, network: [drop] }
    expect(segmentObstacle('drop', lost, run, [])).toBeNull()
    expect(segmentObstacle('drop', lost, run, [drop])).toBe('given')
  })

  test('any other segment can be dropped', () => {
    expect(segmentObstacle('drop', fin, scenario, [])).toBeNull()
  })
})
