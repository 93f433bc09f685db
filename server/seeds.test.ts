import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { seedAfter, triesBefore } from './seeds.ts'

const lea = randomUUID()

test('the first try has the seed of the page, for everybody', () => {
  expect([seedAfter(0, lea, 'fin'), seedAfter(0, randomUUID(), 'ack')]).toEqual([1, 1])
})

test('every further try has a seed of its own, the same whenever it is asked for', () => {
  const seeds = Array.from({ length: 1000 }, (_, tries) => seedAfter(tries, lea, 'fin'))
  expect(new Set(seeds).size).toBe(1000)
  expect(seedAfter(7, lea, 'fin')).toBe(seeds[7])
  expect(seeds.every((seed) => Number.isInteger(seed) && seed > 0 && seed <= 0x7fffffff)).toBe(true)
})

test('an issued seed tells how many tries came before it', () => {
  for (const tries of [0, 1, 2, 999, 16_383]) expect(triesBefore(seedAfter(tries, lea, 'fin'), lea, 'fin')).toBe(tries)
})

test.each([
  ['another learner', seedAfter(3, randomUUID(), 'fin')],
  ['another question', seedAfter(3, lea, 'ack')],
  ['nobody', 2],
  ['a neighbour', seedAfter(3, lea, 'fin') + 1],
  ['zero', 0],
])('a seed issued to %s is not this one', (_, seed) => {
  expect(triesBefore(seed, lea, 'fin')).toBeNull()
})

test('who has no id yet has the seed of the page only', () => {
  expect([triesBefore(1, null, 'fin'), triesBefore(seedAfter(1, lea, 'fin'), null, 'fin')]).toEqual([0, null])
})
