import { expect, test } from 'vitest'
import { finLost, handshake, writer } from './fixture.ts'
import { lookOf, overtaken } from './looks.ts'

test('a segment that another one of its sender overtakes is late, and only that one', () => {
  const w = writer()
  handshake(w)
  const first = w.send(100, 'client', 'ACK', 1, 1, { len: 10 })
  const second = w.send(101, 'client', 'ACK', 11, 1, { len: 10 })
  const answer = w.send(102, 'server', 'ACK', 1, 11)
  w.trace.segments[first]!.arrives = 400
  expect([...overtaken(w.trace)]).toEqual([first])
  expect([first, second, answer].map((id) => lookOf(w.trace.segments[id]!, overtaken(w.trace).has(id)))).toEqual([
    'late',
    'plain',
    'plain',
  ])
})

test('a segment that is lost overtakes nobody and is not late', () => {
  expect(overtaken(finLost()).size).toBe(0)
})

test('each fate has a look of its own', () => {
  const [, , , lost, again] = finLost().segments
  expect(lookOf(lost!, false)).toBe('lost')
  expect(lookOf(again!, false)).toBe('again')
  expect(lookOf({ ...again!, duplicate: true }, false)).toBe('copy')
  expect(lookOf({ ...again!, forged: true }, false)).toBe('forged')
})
