import { expect, test } from 'vitest'
import { shelve } from './shelves.ts'

const things = [
  { name: 'high', from: 0, to: 10 },
  { name: 'long', from: 5, to: 100_000 },
  { name: 'low', from: 99_000, to: 99_010 },
]
const find = shelve(things, ({ from, to }) => [from, to])
const named = (...heights: Parameters<typeof find>) => Array.from(find(...heights), ({ name }) => name)

test('what lies near the window is found, once', () => {
  expect(named({ top: 0, bottom: 900 })).toEqual(['high', 'long'])
  expect(named({ top: 98_500, bottom: 99_500 })).toEqual(['long', 'low'])
})

test('what passes through the window is found although it starts and ends elsewhere', () => {
  expect(named({ top: 50_000, bottom: 50_100 })).toEqual(['long'])
})

test('without a window everything is found', () => {
  expect(named()).toEqual(['high', 'long', 'low'])
})
