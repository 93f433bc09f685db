import { expect, test } from 'vitest'
import { confirmationOf, parityProblems } from './parity.ts'
import type { Files } from './problem.ts'

const course: Files = new Map([
  ['lessons/01-small/lesson.en.mdx', 'One.'],
  ['lessons/01-small/lesson.zh.mdx', '一。'],
  ['lessons/01-small/questions.yaml', '- {id: a, prompt: {en: A?, zh: 甲？}}\n- {id: b, prompt: {en: B?, zh: 乙？}}\n'],
  ['messages/site.en.json', '{"a": "A"}'],
  ['messages/site.zh.json', '{"a": "甲"}'],
])
const confirmed = confirmationOf(course)
const problemsAfter = (file: string, from: string, to: string) =>
  parityProblems(new Map([...course, [file, course.get(file)!.replace(from, to)]]), confirmed).map(({ text }) => text)

test('what was confirmed and has not changed passes', () => {
  expect(parityProblems(course, confirmed)).toEqual([])
})

test.each([
  ['a lesson', 'lessons/01-small/lesson.zh.mdx', '一', '二', 'lessons/01-small/lesson.mdx: Chinese changed;'],
  ['a question', 'lessons/01-small/questions.yaml', 'B?', 'C?', 'lessons/01-small/questions.yaml#b: English changed;'],
  ['a message', 'messages/site.en.json', 'A"}', 'B"}', 'messages/site.json: English changed;'],
  ['both', 'lessons/01-small/questions.yaml', 'A?, zh: 甲', 'X?, zh: 丙', '#a: English and Chinese changed;'],
])('a change to %s is found until both languages are confirmed', (_, file, from, to, problem) => {
  expect(problemsAfter(file, from, to)).toEqual([expect.stringContaining(problem)])
})

test('what is new has to be confirmed', () => {
  const grown = new Map([...course, ['misconceptions/x.yaml', 'claim: {en: X, zh: 丁}']])
  expect(parityProblems(grown, confirmed).map(({ text }) => text)).toEqual([
    expect.stringContaining('misconceptions/x.yaml: not confirmed yet;'),
  ])
})

test('a change that no reader sees needs no confirmation', () => {
  expect(problemsAfter('lessons/01-small/questions.yaml', '{id: a,', '{id: a, par: 2,')).toEqual([])
})
