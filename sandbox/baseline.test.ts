import { readFileSync } from 'node:fs'
import { NextIntlClientProvider } from 'next-intl'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Locale } from '../content/locale.ts'
import { loadEngine } from './engine.ts'
import { LadderPicture } from './ladder-picture.tsx'
import { runOf } from './run.ts'

await loadEngine()

// Pixels depend on the fonts of a machine, the drawing does not: it is kept as SVG, and `vitest -u` writes it anew.
// Colours are names of the style sheet's, so that one drawing stands for light and dark.
const drawings: [slug: string, width: number, locale: Locale][] = [
  ['server-first', 328, 'en'],
  ['server-first', 328, 'zh'],
  ['server-first', 840, 'en'],
  ['third-wave-lost', 560, 'en'],
  ['copies-and-overtaking', 840, 'en'],
]

test.each(drawings)('%s at %i px, %s, is drawn as it was', async (slug, width, locale) => {
  const drawn = await picture(slug, locale, width)
  await expect(drawn).toMatchFileSnapshot(`baseline/${slug}-${width}.${locale}.svg`)
})

async function picture(slug: string, locale: Locale, width: number): Promise<string> {
  const run = runOf(JSON.parse(readFileSync(`content/scenarios/${slug}.json`, 'utf8')))
  const { default: sandbox } = await import(`../content/messages/sandbox.${locale}.json`)
  const svg = createElement(LadderPicture, { run, position: run.steps.length, width })
  const provider = { locale, messages: { sandbox }, timeZone: 'UTC', children: svg }
  return `${renderToStaticMarkup(createElement(NextIntlClientProvider, provider)).replaceAll('><', '>\n<')}\n`
}
