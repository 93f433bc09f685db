import { expect, test } from 'vitest'
import { finLost, fourWaves } from '../fixture.ts'
import { stepsOf } from '../steps.ts'
import { type EventKind, nextsAt } from './next-event.ts'

const lost = finLost()
const lostSteps = stepsOf(lost)
const next = (kind: EventKind, position: number) => nextsAt(lost, lostSteps, position)[kind]

test('the next loss, retransmission and timer are those after the position, and it ends just behind them', () => {
  expect(next('loss', 0)).toBe(7)
  expect(next('timer', 0)).toBe(8)
  expect(next('again', 0)).toBe(8)
  expect(next('call', 3)).toBe(6)
})

test('every state change can be visited one after the other', () => {
  const trace = fourWaves()
  const steps = stepsOf(trace)
  const next = (position: number) => nextsAt(trace, steps, position).state
  const visited: number[] = []
  for (let at = next(0); at !== null; at = next(at)) visited.push(at)
  expect(visited).toEqual([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13])
})

test('there may be none', () => {
  expect(next('loss', 7)).toBeNull()
})
