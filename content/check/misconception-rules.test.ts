import { expect, test } from 'vitest'
import { goodCourse, problemsIn } from './fixture.ts'

const file = 'misconceptions/length-tells.yaml'
const changed = (path: string, from: string, to: string) => {
  const before = goodCourse.get(path) ?? ''
  if (!before.includes(from)) throw new Error(`${path} does not hold ${from}`)
  return problemsIn(new Map([...goodCourse, [path, before.replace(from, to)]]))
}

test('a misconception that has no file is found where it is named', () => {
  const files = new Map(goodCourse)
  files.delete(file)
  expect(problemsIn(files)).toContain('questions.yaml:9: there is no content/misconceptions/length-tells.yaml')
})

test('a file that no answer names is found', () => {
  const files = new Map([...goodCourse, ['misconceptions/unheard-of.yaml', goodCourse.get(file)!]])
  expect(problemsIn(files)).toEqual([
    'misconceptions/unheard-of.yaml:1: expected an answer that names it, no question does',
  ])
})

test.each([
  ['a language is missing', '  zh: 长的选项就是对的。\n', '', `${file}:1: claim.zh: expected string`],
  ['the lesson does not exist', 'lesson: small', 'lesson: tall', `${file}:7: there is no lesson "tall"`],
  [
    'the scenario does not exist',
    'small/unfinished',
    'small/finished',
    `${file}:8: there is no scenario "small/finished"`,
  ],
  [
    'the library does not have it',
    'small/unfinished',
    'library/none',
    `${file}:8: there is no scenario "library/none"`,
  ],
  ['a key is unknown', 'source:', 'sources:', `${file}:9: sources: expected no "sources" here`],
  ['YAML does not parse', 'claim:\n', 'claim: [\n', `${file}:`],
])('%s', (_, from, to, problem) => {
  expect(changed(file, from, to)).toContainEqual(expect.stringContaining(problem))
})

test('a run of the library may refute it', () => {
  const files = new Map([
    ...goodCourse,
    [file, goodCourse.get(file)!.replace('small/unfinished', 'library/first')],
    ['scenarios/library.yaml', '- {slug: first}\n'],
  ])
  expect(problemsIn(files)).toEqual([])
})
