import { expect, test } from 'vitest'
import { type BankEntry, filterOf, fits, noFilter, queryOf } from './bank-filter.ts'

const entry: BankEntry = {
  slug: 'why-four',
  number: 2,
  level: 'junior',
  topics: ['four-waves', 'calls'],
  starred: true,
  question: 'Why four and not three?',
}

test.each([
  [{}, true],
  [{ words: 'FOUR why' }, true],
  [{ words: 'five' }, false],
  [{ level: 'junior' as const }, true],
  [{ level: 'senior' as const }, false],
  [{ topic: 'calls' as const }, true],
  [{ topic: 'reset' as const }, false],
  [{ starred: true }, true],
  [{ again: true }, false],
])('the filter %o', (part, expected) => {
  expect(fits(entry, { ...noFilter, ...part }, [])).toBe(expected)
})

test('what is still wrong is what the record says', () => {
  expect(fits(entry, { ...noFilter, again: true }, ['why-four'])).toBe(true)
})

test('a filter comes back from the address as it was', () => {
  const filter = { words: 'time wait', level: 'middle', topic: 'two-msl', starred: true, again: true } as const
  expect(filterOf(new URLSearchParams(queryOf(filter)))).toEqual(filter)
  expect(queryOf(noFilter)).toBe('')
})

test('what an address has that is not understood is left out', () => {
  expect(filterOf(new URLSearchParams('level=guru&topic=x'))).toEqual(noFilter)
})
