import { expect, test } from 'vitest'
import { type Fault, planted, problemsIn } from './fixture.ts'

const pageFaults: Fault[] = [
  ['an unknown component', 'lesson.en.mdx', '<State ', '<Stat ', 'lesson.en.mdx:12: there is no component <Stat>'],
  ['a brace in prose', 'lesson.zh.mdx', '请看。', '请看 {x}。', 'lesson.zh.mdx:15: {x} is an expression'],
  ['MDX that does not parse', 'lesson.zh.mdx', '请看。', '请看 {。', 'lesson.zh.mdx:'],
  [
    'an unknown question',
    'lesson.en.mdx',
    'small-two',
    'small-too',
    'lesson.en.mdx:18: <Question id>: there is no question "small-too"',
  ],
  [
    'a question that is never asked',
    'lesson.zh.mdx',
    '<Question id="small-ack" />\n',
    '',
    'the question "small-ack" is asked 0 times',
  ],
  [
    'a question that is asked twice',
    'lesson.en.mdx',
    'small-three',
    'small-two',
    'lesson.en.mdx:19: the question "small-two" is asked 2 times',
  ],
  [
    'a figure of an unknown scenario',
    'lesson.en.mdx',
    'scenario="unfinished"',
    'scenario="other"',
    'lesson.en.mdx:14: <Figure scenario>: expected one of unfinished',
  ],
  [
    'a figure that starts at no time',
    'lesson.en.mdx',
    'scenario="unfinished"',
    'scenario="unfinished" startAt="soon"',
    'lesson.en.mdx:14: <Figure startAt>: expected a whole number of milliseconds, not "soon"',
  ],
  ['a figure without a title', 'lesson.zh.mdx', ' title="小课"', '', 'lesson.zh.mdx:14: <Figure> expected title'],
  [
    'a state that does not exist',
    'lesson.zh.mdx',
    'FIN_WAIT_1',
    'FIN-WAIT-1',
    'lesson.zh.mdx:12: <State name>: expected one of',
  ],
  [
    'a unit that does not exist',
    'lesson.en.mdx',
    'unit: waves',
    'unit: wave',
    'lesson.en.mdx:5: unit: expected one of',
  ],
  ['a missing summary', 'lesson.en.mdx', 'summary: One line.\n', '', 'summary: expected string'],
  [
    'minutes that differ between languages',
    'lesson.zh.mdx',
    'minutes: 10',
    'minutes: 12',
    'lesson.zh.mdx:4: minutes: 12; expected 10',
  ],
  [
    'a section that only one language has',
    'lesson.zh.mdx',
    '## 一节',
    '一节',
    'lesson.zh.mdx:14: <Figure scenario="unfinished"> stands here; expected ##',
  ],
  [
    'questions in another order',
    'lesson.zh.mdx',
    '<Question id="small-two" />\n<Question id="small-three" />',
    '<Question id="small-three" />\n<Question id="small-two" />',
    'lesson.zh.mdx:18: <Question id="small-three"> stands here; expected <Question id="small-two">',
  ],
  ['a heading that is the page title', 'lesson.en.mdx', '## A', '# A', '# is the page title'],
  [
    'four lines to remember',
    'lesson.en.mdx',
    '</Remember>',
    '- One more.\n</Remember>',
    '<Remember> has 4 items; expected 3',
  ],
  [
    'text before the prediction',
    'lesson.en.mdx',
    '<Predict id="small-one" />',
    '## Early\n\n<Predict id="small-one" />',
    'lesson.en.mdx:8: expected <Predict> before all else',
  ],
  ['a link that is not secure', 'lesson.zh.mdx', 'https:', 'http:', 'expected a link to https://'],
]

test.each(pageFaults)('%s is found, with file and line', (_, file, from, to, problem) => {
  expect(problemsIn(planted(file, from, to))).toContainEqual(expect.stringContaining(problem))
})

test('a figure may start later, in both languages at the same time', () => {
  const problems = problemsIn(planted('lesson.en.mdx', 'scenario="unfinished"', 'scenario="unfinished" startAt={190}'))
  expect(problems.filter((problem) => problem.startsWith('lesson.en.mdx') || problem.includes('has no'))).toEqual([])
  expect(problems).toContainEqual(expect.stringMatching(/lesson\.zh\.mdx:14: .*startAt/))
})
