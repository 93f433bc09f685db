import { expect, test } from 'vitest'
import { libraryProblems } from './library.ts'

const scenario = `{
  "version": 1,
  "stack": {"client": {"profile": "linux"}, "server": {"profile": "linux"}},
  "link": {"delayMs": 20},
  "script": [],
  "network": [],
  "untilMs": 1000
}
`
const entry = (number: number, recording: string | null) => `- slug: run-${number}
  group: waves
  level: 1
  lesson: fourth-wave
  recording: ${recording}
  title: {en: Run ${number}, zh: 第 ${number} 次}
  sentence: {en: Something happens., zh: 发生了一件事。}
`
const recorded = Array.from({ length: 29 }, (_, index) => entry(index, 'active_close_4seg'))
const good = new Map([
  ['scenarios/library.yaml', [...recorded, entry(29, null)].join('')],
  ['scenarios/run-29.json', scenario],
])

const problemsOf = (files: ReadonlyMap<string, string>) =>
  libraryProblems(files, new Set(['active_close_4seg']), new Set(['fourth-wave'])).map(
    ({ file, line, text }) => `${file}:${line}: ${text}`,
  )
const withList = (from: string, to: string) => {
  const list = good.get('scenarios/library.yaml')!
  expect(list).toContain(from)
  return new Map([...good, ['scenarios/library.yaml', list.replace(from, to)]])
}

test('a library without faults passes', () => {
  expect(problemsOf(good)).toEqual([])
})

test.each([
  ['a title that one language lacks', '{en: Run 3, zh: 第 3 次}', '{en: Run 3}', 'library.yaml:27: title.zh: '],
  ['an empty sentence', 'en: Something happens.', 'en: ""', 'library.yaml:7: sentence.en: expected a text'],
  ['a group that there is not', 'group: waves', 'group: ripples', 'library.yaml:2: group: '],
  ['a lesson that there is not', 'lesson: fourth-wave', 'lesson: fifth-wave', 'there is no lesson "fifth-wave"'],
  ['a recording that there is not', 'recording: active_close_4seg', 'recording: none_such', 'there is no recording'],
  ['a scenario without a file', 'recording: active_close_4seg', 'recording: null', 'no content/scenarios/run-0.json'],
  ['a scenario in two places', 'recording: null', 'recording: active_close_4seg', 'there are both'],
  ['a slug that is there twice', 'slug: run-1\n', 'slug: run-0\n', '"run-0" is there twice'],
  ['a title that is there twice', 'en: Run 1,', 'en: Run 0,', '"Run 0" is there twice'],
  ['YAML that does not parse', '- slug: run-0', '- slug: {', 'library.yaml:'],
])('%s is found', (_, from, to, problem) => {
  expect(problemsOf(withList(from, to))).toContainEqual(expect.stringContaining(problem))
})

test('a scenario that is none is found in its file, with path and expectation', () => {
  const files = new Map([...good, ['scenarios/run-29.json', scenario.replace('1000', '-1')]])
  expect(problemsOf(files)).toEqual(['scenarios/run-29.json:1: untilMs: expected at least 0'])
})

test('a scenario that no entry names is found', () => {
  expect(problemsOf(new Map([...good, ['scenarios/stray.json', scenario]]))).toEqual([
    'scenarios/stray.json:1: expected an entry of scenarios/library.yaml that names it',
  ])
})

test('thirty scenarios are the least', () => {
  expect(problemsOf(new Map([['scenarios/library.yaml', recorded.join('')]]))).toEqual([
    'scenarios/library.yaml:1: expected at least 30 scenarios, there are 29',
  ])
})
