import { expect, test } from 'vitest'
import type { Condition } from '../quiz/clause.ts'
import { fourWaves } from './fixture.ts'
import { goalStatus } from './goal-status.ts'

const trace = fourWaves()
const at = (clause: Condition, now: number, over = false) => goalStatus(clause, trace, now, over)

test('a state to be reached is open until it is, and then stays reached', () => {
  const clause: Condition = { reached: { host: 'client', state: 'TIME_WAIT' } }
  expect([at(clause, 300), at(clause, 520), at(clause, 70_000, true)]).toEqual(['open', 'held', 'held'])
})

test('a state never to be entered holds so far, and for good only at the end', () => {
  const clause: Condition = { never: { host: 'server', state: 'TIME_WAIT' } }
  expect([at(clause, 300), at(clause, 70_000, true)]).toEqual(['so-far', 'held'])
  const entered: Condition = { never: { host: 'client', state: 'FIN_WAIT_2' } }
  expect([at(entered, 200), at(entered, 220)]).toEqual(['so-far', 'broken'])
})

test('only the end decides where a host ends', () => {
  const clause: Condition = { ends: { host: 'server', state: 'CLOSED' } }
  expect([at(clause, 0), at(clause, 600), at(clause, 70_000, true)]).toEqual(['open', 'open', 'held'])
  expect(at({ ends: { host: 'server', state: 'LAST_ACK' } }, 70_000, true)).toBe('broken')
})

test('segments are counted as they are sent', () => {
  const fins: Condition = { sent: { from: 'client', flags: 'FIN,ACK', atLeast: 1 } }
  expect([at(fins, 179), at(fins, 180)]).toEqual(['open', 'held'])
  const few: Condition = { sent: { from: 'client', flags: 'FIN,ACK', atMost: 0 } }
  expect([at(few, 179), at(few, 180)]).toEqual(['so-far', 'broken'])
})

test('what has not come by the end does not come', () => {
  expect(at({ reached: { host: 'server', state: 'TIME_WAIT' } }, 70_000, true)).toBe('broken')
})
