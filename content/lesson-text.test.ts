import { expect, test } from 'vitest'
import { figuresIn, practiceIn, sectionsOf } from './lesson-text.ts'

const lesson = `---
title: Small
---

<Predict id="small-one" />

## Why does it *wait*?

The <State name="TIME_WAIT" /> record stays for \`60\` s, see
[RFC](https://example.org).

<Figure scenario="x" title="The last ACK is lost">
Drop it.
</Figure>

### A detail

More.

## Next

- one
- two
`

test('a lesson is read by sections, with the anchors of the page', () => {
  expect(sectionsOf(lesson).map(({ title, anchor }) => [title, anchor])).toEqual([
    ['Why does it wait?', 'why-does-it-wait'],
    ['Next', 'next'],
  ])
})

test('text, states, figures and their captions are read', () => {
  const [first, second] = sectionsOf(lesson)
  expect(first?.text).toBe('The TIME_WAIT record stays for 60 s, see RFC. The last ACK is lost Drop it. More.')
  expect(second?.text).toBe('one two')
})

test('the questions kept for practice are known, in their order', () => {
  const mdx =
    '<Question id="a" />\n\n<Practice>\n<Question id="b" />\n<Question id="c" />\n</Practice>\n\n<Question id="d" />'
  expect(practiceIn(mdx)).toEqual(['b', 'c'])
})

test('the runs shown as figures are known, each once, wherever they stand', () => {
  const mdx =
    '<Figure scenario="a" title="A">\nText.\n</Figure>\n\n<Myth claim="M">\n<Figure scenario="b" title="B" />\n</Myth>\n\n<Figure scenario="a" title="C" />\n\n<Question id="d" />'
  expect(figuresIn(mdx)).toEqual(['a', 'b'])
})
