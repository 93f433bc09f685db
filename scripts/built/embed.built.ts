import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = process.cwd()
const statics = join(root, '.next', 'static', 'embed')
const kB = 1000

/** Brotli bytes of everything that a file loads at once, itself included. */
function weight(name: string, seen = new Set<string>()): number {
  if (seen.has(name)) return 0
  seen.add(name)
  const file = join(statics, name)
  const imported = name.endsWith('.js')
    ? [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/g)].map(([, other]) => other!)
    : []
  const folder = name.split('/')[0]
  return imported.reduce((sum, other) => sum + weight(`${folder}/${other}`, seen), statSync(`${file}.br`).size)
}

const pages = ['en', 'zh'].map((locale) => join(root, '.next', 'server', 'app', locale, 'embed.html'))
const version = readdirSync(statics)[0]!
const runs = readdirSync(join(statics, version, 'runs')).filter((name) => name.endsWith('.json'))

test('the library can be embedded, and nothing of an earlier build is left', () => {
  expect(readdirSync(statics)).toEqual([version])
  expect(runs.length).toBeGreaterThanOrEqual(30)
})

test.each(pages)('%s with any run of the library weighs at most 30 kB in brotli: all bodies, no headers', (page) => {
  const html = readFileSync(page, 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/_next\/static\/embed\/([^"]+)"/g)].map(([, name]) => name!)
  expect(named.map((name) => name.split('.').at(-1)).sort()).toEqual(['css', 'js'])
  const seen = new Set<string>()
  const base = statSync(`${page}.br`).size + named.reduce((sum, name) => sum + weight(name, seen), 0)
  const heaviest = Math.max(...runs.map((run) => weight(`${version}/runs/${run}`)))
  expect(base + heaviest).toBeLessThanOrEqual(30 * kB)
})

test.each(pages)('%s has no inline script or style, and every file that it names is there', (page) => {
  const html = readFileSync(page, 'utf8')
  expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>/g)).toEqual(['<script type="application/json" id="texts">'])
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
  for (const [, name] of html.matchAll(/(?:src|href)="\/_next\/static\/([^"]+)"/g))
    expect(existsSync(join(root, '.next', 'static', name!))).toBe(true)
})
