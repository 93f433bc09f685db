import { expect, test } from 'vitest'
import { planted, problemsIn } from './fixture.ts'

const withLink = (link: string, locale = 'en') =>
  problemsIn(planted(`lesson.${locale}.mdx`, 'https://www.rfc-editor.org/rfc/rfc9293#section-3.6', link))

test.each(['/en/lessons/small', '/en/lessons/small#a-section', '/en/sandbox', '/en/conformance/fin_lost'])(
  'a lesson may lead to %s',
  (link) => {
    expect(withLink(link)).toEqual([])
  },
)

test.each([
  ['/en/lessons/no-such', 'there is no lesson "no-such"'],
  ['/en/no-such-page', 'there is no such page'],
  ['/zh/lessons/small', 'expected a link to https:// or to a page below /en/'],
  ['../small', 'expected a link to https:// or to a page below /en/'],
  ['javascript:alert(1)', 'expected a link to https:// or to a page below /en/'],
])('a link to %s is found, with file and line', (link, problem) => {
  expect(withLink(link)).toContainEqual(expect.stringMatching(/^lesson\.en\.mdx:\d+: /))
  expect(withLink(link).join()).toContain(problem)
})

test('a Chinese lesson leads to Chinese pages', () => {
  expect(withLink('/zh/lessons/small', 'zh')).toEqual([])
})
