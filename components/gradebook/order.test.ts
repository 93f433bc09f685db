import { expect, test } from 'vitest'
import type { Cell, Line } from './data'
import { type Order, ordered } from './order'

const line = (name: string, section: string | null, points: number | null): Line => ({
  userId: name,
  name,
  accountName: name,
  email: '',
  studentNumber: '',
  section,
  ended: false,
  cells: [[points, points === null ? 'excused' : 'done'] as Cell],
  total: { points: points ?? 0, of: 10 },
})
const lines = [line('Max 10', 'B', 5), line('Max 9', null, 10), line('Ada', 'A', null), line('Lea', 'B', 10)]
const names = (order: Order) => ordered(lines, order, 'en').map(({ name }) => name)

test('by name, numbers as numbers', () => {
  expect(names({ key: 'name', descending: false })).toEqual(['Ada', 'Lea', 'Max 9', 'Max 10'])
  expect(names({ key: 'name', descending: true })).toEqual(['Max 10', 'Max 9', 'Lea', 'Ada'])
})

test('by section, and by name within it', () => {
  expect(names({ key: 'section', descending: false })).toEqual(['Max 9', 'Ada', 'Lea', 'Max 10'])
})

test('by points, what is excused last whichever way round', () => {
  expect(names({ key: 0, descending: true })).toEqual(['Lea', 'Max 9', 'Max 10', 'Ada'])
  expect(names({ key: 0, descending: false })).toEqual(['Max 10', 'Lea', 'Max 9', 'Ada'])
})
