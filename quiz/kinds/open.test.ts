import { expect, test } from 'vitest'
import { simulate } from '../../tcp/simulate.ts'
import { gradeAnswer, type OpenQuestion, officialAnswer, publicQuestion, shownMisconceptions } from '../question.ts'

const world = { scenarios: {}, simulate }
const both = (text: string) => ({ en: text, zh: `${text}（中）` })
const question: OpenQuestion = {
  id: 'interview-why',
  kind: 'open',
  prompt: both('Why?'),
  short: both('Short.'),
  full: both('Full.'),
  rubric: ['one', 'two', 'three'].map((id) => ({ id, text: both(id) })),
  ladder: [{ rung: 'base', question: both('And?'), answer: both('So.') }],
}
const grade = (answer: unknown) => gradeAnswer(question, answer, world, 1)

test('what is ticked is counted and is no grade', () => {
  expect(grade({ ticked: ['two'] })).toEqual({
    status: 'ticked',
    earned: 1,
    of: 3,
    feedback: {
      points: [
        { id: 'one', text: both('one'), ticked: false },
        { id: 'two', text: both('two'), ticked: true },
        { id: 'three', text: both('three'), ticked: false },
      ],
    },
  })
})

test('nothing ticked is an answer, too: nothing was known', () => {
  expect(grade({ ticked: [] })).toMatchObject({ status: 'ticked', earned: 0, of: 3 })
})

test.each([
  ['a key point that there is not', { ticked: ['four'] }],
  ['one key point twice', { ticked: ['one', 'one'] }],
  ['no list', { ticked: 'one' }],
  ['what was said', { ticked: [], said: 'secret' }],
])('%s is not taken', (_, answer) => {
  expect(grade(answer)).toMatchObject({ status: 'ungraded', reason: 'malformed' })
})

test('the public part is the whole question in one language', () => {
  expect(publicQuestion(question, { ...world, seed: 1, locale: 'zh' })).toEqual({
    id: 'interview-why',
    seed: 1,
    kind: 'open',
    prompt: 'Why?（中）',
    short: 'Short.（中）',
    full: 'Full.（中）',
    rubric: ['one', 'two', 'three'].map((id) => ({ id, text: `${id}（中）` })),
    ladder: [{ rung: 'base', question: 'And?（中）', answer: 'So.（中）' }],
  })
})

test('the official answer ticks all, and no answer shows a misconception', () => {
  expect(grade(officialAnswer(question, world, 1))).toMatchObject({ earned: 3, of: 3 })
  expect(shownMisconceptions(question, { ticked: [] }, world, 1)).toEqual([])
})
