// The embedded page: HTML, a style sheet and a module, made of the sandbox's own views with Preact in React's place, as
// React and the router of a Next.js page alone are four times as heavy as it may be.
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Locale, languageTags, locales } from '../../content/locale.ts'
import { bundleEmbed } from './embed/bundle.ts'
import { libraryRuns } from './embed/runs.ts'
import { styleSheet } from './embed/style.ts'
import { textsFor } from './embed/texts.ts'

export interface EmbedPlaces {
  /** The folder that is served as /_next/static. */
  statics: string
  /** The file of the page in each language. */
  page: (locale: Locale) => string
}

/** In a production build the server finds the page where Next.js leaves its own. */
export const builtPlaces = (root: string): EmbedPlaces => ({
  statics: join(root, '.next', 'static'),
  page: (locale) => join(root, '.next', 'server', 'app', locale, 'embed.html'),
})

/** While developing, the route of the page reads it from here. */
export const developedPlaces = (root: string): EmbedPlaces => {
  const statics = join(root, '.next', 'dev', 'static')
  return { statics, page: (locale) => join(statics, 'embed', `${locale}.html`) }
}

export async function buildEmbed(root: string, { statics, page }: EmbedPlaces): Promise<void> {
  const scripts = await bundleEmbed(root)
  const all = scripts.map(({ text }) => text).join('\n')
  const files = [
    ...scripts,
    { name: 'style.css', text: await styleSheet(root, all) },
    ...libraryRuns(root).map(({ slug, run }) => ({ name: `runs/${slug}.json`, text: run })),
  ]
  // Static files are kept for ever: what changes gets another address.
  const version = hashOf(files.map(({ name, text }) => `${name}\0${text}`).join('\0'))
  rmSync(join(statics, 'embed'), { recursive: true, force: true })
  for (const { name, text } of files) write(join(statics, 'embed', version, name), text)
  for (const locale of locales) write(page(locale), pageIn(locale, version, textsFor(root, locale, all)))
}

function pageIn(locale: Locale, version: string, texts: ReturnType<typeof textsFor>): string {
  const base = `/_next/static/embed/${version}`
  return `<!doctype html>
<html lang="${languageTags[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${texts.embed.page}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}/style.css">
<script type="module" src="${base}/main.js"></script>
</head>
<body>
<main id="embed"><noscript>${texts.embed.noScript}</noscript></main>
<script type="application/json" id="texts">${JSON.stringify(texts).replaceAll('<', '\\u003c')}</script>
</body>
</html>
`
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12)

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

if (process.argv[1] === import.meta.filename) await buildEmbed(process.cwd(), developedPlaces(process.cwd()))
