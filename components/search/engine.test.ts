import { expect, test } from 'vitest'
import { type SearchDocument, searchIn, tokensOf } from './engine'

const documents: SearchDocument[] = [
  { kind: 'lesson', path: 'lessons/why-2msl', title: 'Why 2MSL', text: 'TIME_WAIT has two reasons, and no proof.' },
  {
    kind: 'lesson',
    path: 'lessons/second-wave#half-close',
    title: 'Half-close',
    place: 'The second wave',
    text: `The server goes on sending. ${'It has more to say. '.repeat(20)}Then shutdown(SHUT_WR) is called.`,
  },
  { kind: 'term', path: 'glossary#close-wait', title: 'CLOSE_WAIT', text: 'No timer ends this state.' },
  {
    kind: 'lesson',
    path: 'lessons/fourth-wave',
    title: '第四次挥手',
    text: '主动关闭方进入 TIME_WAIT，被动关闭方收到确认后关闭。',
  },
  { kind: 'question', path: 'lessons/why-2msl#q', title: 'Which reason?', text: 'TIME_WAIT has two reasons.' },
]
const search = searchIn(documents)
const paths = (query: string) => search(query, 10).map(({ document }) => document.path)

test.each(['TIME_WAIT', 'time wait', 'TIME-WAIT', 'time_w'])('a state is found as %s', (query) => {
  expect(paths(query)).toContain('lessons/why-2msl')
})

test('all words must be there', () => {
  expect(paths('reasons timer')).toEqual([])
  expect(paths('timer state')).toEqual(['glossary#close-wait'])
})

test('a word is found while it is being typed, and with a slip', () => {
  expect(paths('shutd')).toContain('lessons/second-wave#half-close')
  expect(paths('shutdwon')).toContain('lessons/second-wave#half-close')
})

test.each(['主动关闭方', '关闭方进入', '挥手', '第四次'])('Chinese is found without spaces: %s', (query) => {
  expect(paths(query)).toEqual(['lessons/fourth-wave'])
})

test('Chinese characters that stand apart are not found together', () => {
  expect(paths('方确')).toEqual([])
})

test('a lesson comes before a question that says the same', () => {
  const found = paths('two reasons')
  expect(found.indexOf('lessons/why-2msl')).toBeLessThan(found.indexOf('lessons/why-2msl#q'))
})

test('the excerpt shows the place of the words, and marks them', () => {
  const [hit] = search('shutdown', 1)
  expect(hit?.excerpt.filter(({ match }) => match).map(({ text }) => text)).toEqual(['shutdown'])
  expect(hit?.excerpt[0]?.text).toMatch(/^…/)
})

test('a match over several pairs of characters is marked as one', () => {
  const [hit] = search('主动关闭', 1)
  expect(hit?.excerpt.filter(({ match }) => match).map(({ text }) => text)).toEqual(['主动关闭', '动关闭', '关闭'])
})

test.each(['', '   ', '!?', '(', '['])('a query without a word finds nothing: "%s"', (query) => {
  expect(paths(query)).toEqual([])
})

test('tokens are words and pairs of characters', () => {
  expect(tokensOf('FIN_WAIT_1 的含义')).toEqual(['fin', 'wait', '1', '的含', '含义'])
})
