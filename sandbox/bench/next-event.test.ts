import { expect, test } from 'vitest'
import { finLost, fourWaves } from '../fixture.ts'
import { stepsOf } from '../steps.ts'
import { type EventKind, nextOf } from './next-event.ts'

const lost = finLost()
const lostSteps = stepsOf(lost)
const next = (kind: EventKind, position: number) => nextOf(kind, lost, lostSteps, position)

test('the next loss, retransmission and timer are those after the position, and it ends just behind them', () => {
  expect(next('loss', 0)).toBe(7)
  expect(next('timer', 0)).toBe(8)
  expect(next('again', 0)).toBe(8)
  expect(next('call', 3)).toBe(6)
})

test('every state change can be visited one after the other', () => {
  const steps = stepsOf(fourWaves())
  const visited: number[] = []
  for (let at = nextOf('state', fourWaves(), steps, 0); at !== null; at = nextOf('state', fourWaves(), steps, at))
    visited.push(at)
  expect(visited).toEqual([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13])
})

test('there may be none', () => {
  expect(next('loss', 7)).toBeNull()
})
