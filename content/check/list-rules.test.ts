import { expect, test } from 'vitest'
import { glossaryProblems, mythProblems } from './list-rules.ts'

const term = (slug: string, form: string, lesson = 'small') => `
- slug: ${slug}
  term: {en: ${slug}, zh: 词}
  forms: {en: [${form}], zh: []}
  text: {en: A text., zh: 一段话。}
  lesson: ${lesson}`
const glossary = (yaml: string) =>
  glossaryProblems(new Map([['glossary/terms.yaml', yaml]]), new Set(['small'])).map(
    ({ line, text }) => `${line}: ${text}`,
  )

const myth = (slug: string) => `
- misconception: ${slug}
  verdict: wrong
  more: {en: More., zh: 更多。}`
const twenty = Array.from({ length: 20 }, (_, index) => `m${index}`)
const myths = (yaml: string) =>
  mythProblems(
    new Map([['myths.yaml', yaml], ...twenty.map((slug) => [`misconceptions/${slug}.yaml`, ''] as const)]),
  ).map(({ line, text }) => `${line}: ${text}`)

test('a glossary without faults passes', () => {
  expect(glossary(term('fin', 'FIN') + term('ack', 'ACK'))).toEqual([])
})

test.each([
  ['a term that stands there twice', term('fin', 'FIN') + term('fin', 'end'), '7: "fin" stands here twice'],
  ['a spelling of two terms', term('fin', 'FIN') + term('ack', 'fin'), '9: "fin" is already a spelling of fin'],
  ['a lesson that does not exist', term('fin', 'FIN', 'none'), '6: there is no lesson "none"'],
  ['a text in one language only', term('fin', 'FIN').replace(', zh: 一段话。', ''), '5: 0.text.zh: '],
  ['no list', 'a: b', '1: expected a list'],
])('%s is found, with its line', (_, yaml, problem) => {
  expect(glossary(yaml)).toContainEqual(expect.stringContaining(problem))
})

test('twenty myths with their misconceptions pass', () => {
  expect(myths(twenty.map(myth).join(''))).toEqual([])
})

test.each([
  ['a myth without its misconception', twenty.map(myth).join('') + myth('none'), 'misconceptions/none.yaml'],
  ['a verdict that there is not', twenty.map(myth).join('').replace('wrong', 'maybe'), '3: 0.verdict: '],
  ['too few myths', myth('m0'), '1: 1 myths; expected at least 20'],
  ['a myth told twice', twenty.map(myth).join('') + myth('m0'), '"m0" stands here twice'],
])('%s is found', (_, yaml, problem) => {
  expect(myths(yaml)).toContainEqual(expect.stringContaining(problem))
})
