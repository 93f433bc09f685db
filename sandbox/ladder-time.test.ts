import { describe, expect, test } from 'vitest'
import { simulate } from '../tcp/simulate.ts'
import type { Trace } from '../tcp/trace.ts'
import { setAt } from './brackets.ts'
import { fourWaves, handshake, scenario, writer } from './fixture.ts'
import { ladderOf, type Spacing } from './ladder.ts'
import { stepsOf } from './steps.ts'

const marks = { again: 'again', copy: 'copy', forged: 'forged', lost: 'lost', late: 'late' }
const draw = (trace: Trace, width: number, spacing: Spacing = 'even') =>
  ladderOf(scenario, trace, stepsOf(trace), width, marks, spacing)
const scaled = (trace: Trace) => draw(trace, 840, 'scale')

describe('the ladder to scale', () => {
  test('is as much longer as the time is', () => {
    const { arrows } = scaled(fourWaves())
    const [syn, , , fin, , finToo] = arrows
    const perMs = (finToo!.from.y - fin!.from.y) / 320
    expect(fin!.from.y - syn!.from.y).toBeCloseTo(180 * perMs)
    expect(fin!.to.y - fin!.from.y).toBeCloseTo(20 * perMs)
  })

  test('has no breaks: sixty seconds are drawn', () => {
    const { breaks, bands } = scaled(fourWaves())
    expect(breaks).toEqual([])
    const timeWait = bands.find(({ state }) => state === 'TIME_WAIT')!
    expect(timeWait.next!.y - timeWait.y).toBeGreaterThan(50_000)
  })
})

describe('timers beside the lane', () => {
  const w = writer()
  handshake(w)
  w.add({ at: 100, host: 'client', kind: 'timer-set', timer: 'RTO', expiresAt: 340 })
  w.add({ at: 120, host: 'client', kind: 'timer-set', timer: 'RTO', expiresAt: 360 })
  w.add({ at: 130, host: 'client', kind: 'timer-set', timer: 'KEEPALIVE', expiresAt: 9000 })
  w.add({ at: 140, host: 'client', kind: 'timer-cancelled', timer: 'RTO' })
  w.add({ at: 9000, host: 'client', kind: 'timer-fired', timer: 'KEEPALIVE' })
  const { brackets, frame } = draw(w.trace, 840)

  test('a timer that is set anew while it runs is one bracket, and expires later', () => {
    expect(brackets.map(({ name }) => name)).toEqual(['RTO', 'KEEPALIVE'])
    expect(brackets[0]!.sets.map(({ expiresAt }) => expiresAt)).toEqual([340, 360])
    expect(setAt(brackets[0]!, 1e9)).toMatchObject({ at: 120, expiresAt: 360 })
  })

  test('ends as it ended: cancelled or fired', () => {
    expect(brackets.map(({ end }) => end?.fired)).toEqual([false, true])
  })

  test('two that run at the same time have a lane each', () => {
    expect(brackets.map(({ lane }) => lane)).toEqual([0, 1])
  })

  test('the name of a timer stands where no state is written', () => {
    const { brackets: real, bands } = draw(simulate(scenario), 840)
    const named = real.filter(({ end }) => end?.labelY != null)
    expect(named.length).toBeGreaterThan(3)
    for (const { host, end } of named)
      for (const band of bands.filter((each) => each.host === host)) {
        const [top, bottom] = [end!.labelY! - 9, end!.labelY! + 3]
        expect(top >= band.y + frame.line + 4 || bottom <= band.y + 2, `${host} ${band.state}`).toBe(true)
      }
  })

  test('a connection that ends takes its timers with it', () => {
    const reset = simulate({
      ...scenario,
      script: [...scenario.script.slice(0, 3), { at: 100, host: 'client', do: 'crash' }],
    })
    for (const bracket of draw(reset, 840).brackets) if (bracket.host === 'client') expect(bracket.end).not.toBeNull()
  })
})
