import { expect, test } from 'vitest'
import { goodCourse, problemsIn } from './fixture.ts'

const path = 'lessons/01-small/questions.yaml'
const plain = `  prompt: {en: Which acknowledgement number?, zh: 确认号是多少？}
`
const varied = `  vary:
    delay: {from: [20, 25, 30]}
    at: {from: [200, 250, 300]}
  set: {link.delayMs: delay, "script[3].at": at}
  prompt: {en: "{delay} ms, at {at} ms: which acknowledgement number?", zh: "{delay} ms，{at} ms：确认号是多少？"}
`
const yaml = goodCourse.get(path)!.replace(plain, varied)
const problems = (from = '', to = '') => problemsIn(new Map([...goodCourse, [path, yaml.replace(from, to)]]))

test('a question that varies passes when every variant does', () => {
  expect(yaml).toContain('vary:')
  expect(problems()).toEqual([])
})

test.each([
  ['a near value that is the answer of some seed', 'value: 1,', 'value: "{delay - 23}",', 'with {"delay":25'],
  ['a place that does not exist', 'script[3].at', 'script[9].at', 'script[9].at: expected a place'],
  ['a value that does not fit', 'link.delayMs: delay', 'link.delayMs: 0 - delay', 'link.delayMs: expected at least 0'],
  [
    'a number that makes the segment another one',
    'from: [20, 25, 30]',
    'from: [20, 25, 150]',
    'the segments asked for are',
  ],
])('%s', (_, from, to, problem) => {
  expect(yaml).toContain(from)
  expect(problems(from, to)).toContainEqual(expect.stringContaining(problem))
})

test('a question that hardly varies is refused', () => {
  const text = yaml.replace('from: [20, 25, 30]', 'from: [20, 20]').replace('from: [200, 250, 300]', 'from: [200, 250]')
  expect(problemsIn(new Map([...goodCourse, [path, text]]))).toContainEqual(
    expect.stringContaining('gives 2 variants; expected at least 3'),
  )
})

test('a run beside it whose numbers would not vary is refused', () => {
  const scenario = goodCourse.get('lessons/01-small/scenarios/unfinished.json')!
  const files = new Map([
    ...goodCourse,
    ['lessons/01-small/scenarios/other.json', scenario],
    [path, yaml.replace('\n- id: small-states', '\n  see: other\n- id: small-states')],
  ])
  expect(problemsIn(files)).toContainEqual(expect.stringContaining('expected the run that varies, "unfinished"'))
})
