import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levels, topics } from '../interview-names.ts'
import { type Candidate, type Choice, lengths, planMock } from './plan.ts'

const candidate = fc.record({
  level: fc.constantFrom(...levels),
  topics: fc.uniqueArray(fc.constantFrom(...topics), { minLength: 1, maxLength: 3 }),
  starred: fc.boolean(),
  graded: fc.uniqueArray(
    fc.record({ id: fc.stringMatching(/^q\d{1,2}$/), kind: fc.constantFrom('one-choice', 'number', 'challenge') }),
    { selector: ({ id }) => id, maxLength: 3 },
  ),
})
const bank = fc
  .array(candidate, { minLength: 1, maxLength: 40 })
  .map((all): Candidate[] => all.map((one, index) => ({ ...one, slug: `s${index}` })))
const choice = fc.record({
  level: fc.constantFrom(...levels),
  minutes: fc.constantFrom(...lengths),
  topics: fc.uniqueArray(fc.constantFrom(...topics), { maxLength: 3 }),
})
const slugsOf = (items: ReturnType<typeof planMock>) => items.flatMap((item) => (item.kind === 'open' ? item.slug : []))
const gradedOf = (items: ReturnType<typeof planMock>) =>
  items.flatMap((item) => (item.kind === 'graded' ? item.questionId : []))

test('no question comes twice, and only chosen topics come', () => {
  fc.assert(
    fc.property(bank, choice, fc.integer(), (all, chosen, seed) => {
      const items = planMock(all, chosen, [], seed)
      for (const ids of [slugsOf(items), gradedOf(items)]) expect(new Set(ids).size).toBe(ids.length)
      for (const slug of slugsOf(items)) {
        const { topics: own } = all.find((one) => one.slug === slug)!
        if (chosen.topics.length > 0) expect(own.some((topic) => chosen.topics.includes(topic))).toBe(true)
      }
    }),
  )
})

test('something is graded by the machine in every interview, as soon as there is anything to grade', () => {
  fc.assert(
    fc.property(bank, choice, fc.integer(), (all, chosen, seed) => {
      const items = planMock(all, chosen, [], seed)
      fc.pre(items.length > 0 && all.some(({ graded }) => graded.length > 0))
      expect(gradedOf(items).length).toBeGreaterThan(0)
    }),
  )
})

test('an interview begins with an open question and fits its length', () => {
  const most = { 10: [2, 1], 20: [4, 2], 45: [9, 4] } as const
  fc.assert(
    fc.property(bank, choice, fc.integer(), (all, chosen, seed) => {
      const items = planMock(all, chosen, [], seed)
      expect(items[0]?.kind ?? 'open').toBe('open')
      expect(slugsOf(items).length).toBeLessThanOrEqual(most[chosen.minutes][0])
      expect(gradedOf(items).length).toBeLessThanOrEqual(most[chosen.minutes][1])
    }),
  )
})

test('the same seed gives the same questions', () => {
  fc.assert(
    fc.property(bank, choice, fc.integer(), (all, chosen, seed) => {
      expect(planMock(all, chosen, [], seed)).toEqual(planMock(all, chosen, [], seed))
    }),
  )
})

const plain = (slug: string, more: Partial<Candidate> = {}): Candidate => ({
  slug,
  level: 'junior',
  topics: ['four-waves'],
  starred: false,
  graded: [],
  ...more,
})
const ten: Choice = { level: 'junior', minutes: 10, topics: [] }

test('what was wrong comes before what is asked everywhere, and the level before both', () => {
  const all = [
    plain('other-level', { level: 'senior', starred: true }),
    plain('starred', { starred: true }),
    plain('wrong'),
    plain('plain'),
  ]
  for (let seed = 0; seed < 20; seed++) {
    expect(slugsOf(planMock(all, ten, ['wrong', 'other-level'], seed))).toEqual(['wrong', 'starred'])
  }
})

test('another topic comes before more of the same', () => {
  const all = [plain('a', { starred: true }), plain('b', { starred: true }), plain('c', { topics: ['reset'] })]
  for (let seed = 0; seed < 20; seed++) expect(slugsOf(planMock(all, ten, [], seed))).toContain('c')
})

test('a challenge is asked before a choice', () => {
  const graded = [
    { id: 'choice', kind: 'one-choice' },
    { id: 'challenge', kind: 'challenge' },
  ]
  for (let seed = 0; seed < 20; seed++)
    expect(gradedOf(planMock([plain('a', { graded })], ten, [], seed))).toEqual(['challenge'])
})

test('a challenge on the question before is asked before a choice on the last', () => {
  const all = [
    plain('a', { graded: [{ id: 'challenge', kind: 'challenge' }] }),
    plain('b', { graded: [{ id: 'choice', kind: 'one-choice' }] }),
  ]
  for (let seed = 0; seed < 20; seed++) expect(gradedOf(planMock(all, ten, [], seed))).toEqual(['challenge'])
})

test('topics that nothing is on give no interview', () => {
  expect(planMock([plain('a')], { ...ten, topics: ['captures'] }, [], 1)).toEqual([])
})
