import { expect, test } from 'vitest'
import { simulate } from '../../tcp/simulate.ts'
import { checkCourse } from './course.ts'
import { goodCourse } from './fixture.ts'
import { interviewQuestion, withInterview } from './interview-fixture.ts'
import type { Files } from './problem.ts'

const problems = (files: Files) =>
  checkCourse(files, simulate, new Set(['active_close_4seg'])).problems.map(
    ({ file, line, text }) => `${file.replace('interview/questions/', '')}:${line}: ${text}`,
  )

function changed(from: string, to: string) {
  if (!interviewQuestion.includes(from)) throw new Error(`the question does not hold ${from}`)
  return problems(withInterview(goodCourse, interviewQuestion.replace(from, to)))
}

test('a question without faults passes', () => {
  expect(problems(withInterview(goodCourse))).toEqual([])
})

test.each([
  ['a language is missing', ', zh: 怎么？', '', 'how.yaml:5: question.zh: expected string'],
  ['the topic is unknown', '[four-waves]', '[five-waves]', 'how.yaml:3: topics.0: expected one of'],
  ['the level is unknown', 'level: junior', 'level: guru', 'how.yaml:2: level: expected one of'],
  ['three key points', '  - {id: four, text: {en: Four, zh: 四}}\n', '', 'how.yaml:9: rubric: expected 4 to 7 key'],
  ['a key point twice', 'id: four', 'id: three', 'how.yaml:9: rubric: expected ids that differ'],
  ['a rung is missing', '  - {rung: why, ', '  - {rung: base, ', 'how.yaml:14: ladder: expected the rungs base, why,'],
  ['the lesson is unknown', 'lessons: [small]', 'lessons: [tall]', 'how.yaml:24: there is no lesson "tall"'],
  ['the graded question is unknown', '[small-ack]', '[small-syn]', 'how.yaml:23: there is no question "small-syn"'],
  ['the misconception is unknown', '[length-tells]', '[none]', 'how.yaml:25: there is no misconception "none"'],
  ['the run is unknown', 'small/unfinished', 'small/none', 'how.yaml:20: proof: there is no scenario "small/none"'],
  ['the library lacks it', 'small/unfinished', 'library/none', 'how.yaml:20: proof: the library has no "none"'],
  ['the recording is unknown', 'small/unfinished', 'recording/none', 'proof: there is no recording "none"'],
  ['the version is none', '"6.18"', '"new"', 'how.yaml:22: kernel.version: expected a version'],
  ['a backtick is not closed', 'en: One,', 'en: "`One",', 'how.yaml:10: rubric.0.text.en: expected backticks in pairs'],
  ['a key is unknown', 'sources:', 'source:', 'expected no "source" here'],
])('%s: found with file and line', (_, from, to, problem) => {
  expect(changed(from, to)).toContainEqual(expect.stringContaining(problem))
})

test.each([
  ['short', 'short: {en: word word word word word word ', 'short: {en: ', '6: short.en: 34 words; expected 35 to 110'],
  ['short', `zh: ${'字'.repeat(80)}`, 'zh: 太短', '6: short.zh: 2 characters; expected 60 to 220'],
  ['full', `zh: ${'字'.repeat(300)}`, 'zh: 太短', '7: full.zh: 2 characters; expected 240 to 900'],
])('%s: a length out of bounds is found', (_, from, to, problem) => {
  expect(changed(from, to)).toEqual([`how.yaml:${problem}`])
})

test('a number and a wording belong to one question', () => {
  const files = new Map([
    ...withInterview(goodCourse),
    ['interview/questions/why.yaml', interviewQuestion.replace('How?', 'Why?')],
  ])
  expect(problems(files)).toEqual([
    'why.yaml:1: "1" already stands in interview/questions/how.yaml',
    'why.yaml:5: "怎么？" already stands in interview/questions/how.yaml',
  ])
})

test('a file name is the address', () => {
  const files = new Map([...goodCourse, ['interview/questions/Why Four.yaml', interviewQuestion]])
  expect(problems(files)).toEqual(['Why Four.yaml:1: expected a file name such as why-four.yaml'])
})

test('no question has the address of another page', () => {
  const files = new Map([...goodCourse, ['interview/questions/mock.yaml', interviewQuestion]])
  expect(problems(files)).toEqual(['mock.yaml:1: /interview/mock is another page'])
})

test('a recording proves a question as well', () => {
  expect(changed('small/unfinished', 'recording/active_close_4seg')).toEqual([])
})
