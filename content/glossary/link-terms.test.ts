import { evaluate } from '@mdx-js/mdx'
import { createElement, type ReactNode } from 'react'
import * as runtime from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import linkTerms from './link-terms.mjs'

const components = {
  Term: ({ slug, children }: { slug: string; children: ReactNode }) => createElement('i', null, slug, ':', children),
  State: ({ name, term }: { name: string; term?: string }) => createElement('b', null, term ?? 'plain', ':', name),
  Seg: ({ children }: { children: ReactNode }) => createElement('u', null, children),
}

async function rendered(text: string, path = 'lesson.en.mdx') {
  const { default: Body } = await evaluate({ path, value: text }, { ...runtime, rehypePlugins: [linkTerms] })
  return renderToStaticMarkup(createElement(Body, { components }))
}

test('the first use of a term is linked, the later ones are not', async () => {
  expect(await rendered('A FIN, then a FIN.')).toBe('<p>A <i>fin:FIN</i>, then a FIN.</p>')
})

test('the longest spelling counts: a delayed ACK is no ACK', async () => {
  expect(await rendered('A delayed ACK and an ACK.')).toBe(
    '<p>A <i>delayed-ack:delayed ACK</i> and an <i>ack:ACK</i>.</p>',
  )
})

test('a word inside another word is none', async () => {
  expect(await rendered('FIN_WAIT_1, FINAL, a half-opened door.')).not.toContain('<i>')
})

test('a word at the start of a sentence is linked as it stands there', async () => {
  expect(await rendered('Segments travel.')).toBe('<p><i>segment:Segments</i> travel.</p>')
})

test('titles, code, links and segments are left alone', async () => {
  const text = '## The FIN\n\n`FIN` [FIN](https://example.org) <Seg>FIN</Seg>\n\nThe FIN.'
  expect(await rendered(text)).toMatch(/<p>The <i>fin:FIN<\/i>\.<\/p>$/)
  expect((await rendered(text)).match(/<i>/g)).toHaveLength(1)
})

test('a state is linked at its first use', async () => {
  expect(await rendered('<State name="TIME_WAIT" /> and <State name="TIME_WAIT" />')).toBe(
    '<p><b>time-wait:TIME_WAIT</b> and <b>plain:TIME_WAIT</b></p>',
  )
})

test('of a state and a spelling of it, the one that comes first is linked', async () => {
  expect(await rendered('<State name="TIME_WAIT" />, also the 2MSL wait')).toBe(
    '<p><b>time-wait:TIME_WAIT</b>, also the 2MSL wait</p>',
  )
})

test('Chinese is linked without spaces, each language by its own spellings', async () => {
  expect(await rendered('报文段的初始序号和序号', 'lesson.zh.mdx')).toBe(
    '<p><i>segment:报文段</i>的<i>isn:初始序号</i>和<i>sequence-number:序号</i></p>',
  )
})
