import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shuffled } from './shuffle.ts'

test('a shuffle holds the same items, each as often as before', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.integer(), fc.string(), (items, seed, salt) => {
      expect(shuffled(items, seed, salt).sort()).toEqual([...items].sort())
    }),
  )
})

test('the same seed and salt give the same order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer(), fc.string(), (items, seed, salt) => {
      expect(shuffled(items, seed, salt)).toEqual(shuffled(items, seed, salt))
    }),
  )
})

test('the items given are left as they were', () => {
  const items = Object.freeze(['a', 'b', 'c', 'd'])
  shuffled(items, 7, 'question')
  expect(items).toEqual(['a', 'b', 'c', 'd'])
})

test('every place is about equally likely for the first of four options', () => {
  const places = [0, 0, 0, 0]
  for (let seed = 0; seed < 4000; seed++) places[shuffled(['a', 'b', 'c', 'd'], seed, 'question').indexOf('a')]!++
  for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(120)
})

test('two questions with the same seed are shuffled differently', () => {
  const orders = ['first', 'second', 'third', 'fourth'].map((id) => shuffled(['a', 'b', 'c', 'd', 'e'], 1, id).join(''))
  expect(new Set(orders).size).toBeGreaterThan(1)
})
