import { expect, test } from 'vitest'
import { simulate } from '../../tcp/simulate.ts'
import { checkCourse } from './course.ts'
import { type Fault, goodCourse, planted, problemsIn } from './fixture.ts'

test('a course without faults passes', () => {
  expect(checkCourse(goodCourse, simulate)).toMatchObject({ problems: [], lessons: 1, questions: 6 })
})

const fileFaults: Fault[] = [
  [
    'a scenario that is none',
    'scenarios/unfinished.json',
    '"at": 200',
    '"at": "soon"',
    'scenarios/unfinished.json:9: script[3].at: expected',
  ],
  [
    'JSON that does not parse',
    'scenarios/unfinished.json',
    '"network": [],',
    '"network": [',
    'scenarios/unfinished.json:',
  ],
  [
    'a message that one language lacks',
    'messages/site.zh.json',
    '"name": "四次挥手",\n',
    '',
    'messages/site.zh.json:1: name: expected this key, as in messages/site.en.json:2',
  ],
  [
    'a message that only one language has',
    'messages/site.zh.json',
    '"name"',
    '"title"',
    'messages/site.zh.json:2: title: expected no such key',
  ],
  [
    'an argument with another name',
    'messages/site.zh.json',
    '{count, number}',
    '{number}',
    'messages/site.zh.json:3: left: uses number; expected count',
  ],
  [
    'a message whose braces do not close',
    'messages/site.en.json',
    'other {# left}}',
    'other {# left}',
    'messages/site.en.json:3: left: expected a choice of {count}',
  ],
]

test.each(fileFaults)('%s is found, with file and line', (_, file, from, to, problem) => {
  expect(problemsIn(planted(file, from, to))).toContainEqual(expect.stringContaining(problem))
})

test('a lesson needs a challenge, three kinds and six questions', () => {
  const yaml = goodCourse.get('lessons/01-small/questions.yaml')!
  const few = new Map([
    ...goodCourse,
    ['lessons/01-small/questions.yaml', yaml.slice(0, yaml.indexOf('- id: small-ack'))],
  ])
  expect(problemsIn(few)).toEqual(
    expect.arrayContaining([
      'questions.yaml:1: 3 questions; expected at least 6',
      'questions.yaml:1: 1 kinds of questions; expected at least 3',
      'questions.yaml:1: no challenge; expected at least one',
    ]),
  )
})

test.each(['questions.yaml', 'lesson.en.mdx', 'lesson.zh.mdx', 'scenarios/unfinished.json'])(
  'a lesson without %s is found',
  (file) => {
    const files = new Map(goodCourse)
    files.delete(`lessons/01-small/${file}`)
    expect(problemsIn(files)).not.toEqual([])
  },
)

test('a scenario that nothing uses is found', () => {
  const files = new Map([
    ...goodCourse,
    ['lessons/01-small/scenarios/spare.json', goodCourse.get('lessons/01-small/scenarios/unfinished.json')!],
  ])
  expect(problemsIn(files)).toEqual(['scenarios/spare.json:1: expected a figure or a question that uses it'])
})

test('an id that another lesson uses is found', () => {
  const files = new Map(goodCourse)
  for (const [path, text] of goodCourse) files.set(path.replace('01-small', '02-small'), text)
  expect(problemsIn(files)).toContainEqual(
    expect.stringContaining('the id "small-one" is already used in lessons/01-small/questions.yaml'),
  )
})

test('correct options that are the longest more often than by chance are found, in the language in which they are', () => {
  const yaml = goodCourse.get('lessons/01-small/questions.yaml')!
  const long = yaml.replaceAll('en: This one', 'en: This one is by far the longest of all')
  const files = new Map([...goodCourse, ['lessons/01-small/questions.yaml', long]])
  expect(problemsIn(files)).toContainEqual(
    'questions.yaml:2: small-one: the correct option is the longest in 3 of 3 (en); expected at most 2',
  )
  expect(problemsIn(files).join()).not.toContain('(zh)')
})
