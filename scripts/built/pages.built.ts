import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pageWeights } from '../build/weight.ts'
import { builtPages } from '../serve/pages.mjs'
import { publicFiles, readAll } from './leaks.ts'

const root = process.cwd()
const lessons = pageWeights(root).filter(({ pathname }) => /^\/(en|zh)\/lessons\/./.test(pathname))
const kB = 1000

test('every lesson is built in both languages', () => {
  expect(lessons.length).toBeGreaterThanOrEqual(12)
})

test.each(lessons)(
  '$pathname weighs no more than it may, in brotli',
  ({ html, scripts, lazyScripts, styles, fonts }) => {
    expect(lazyScripts).toBeLessThanOrEqual(33 * kB)
    expect(scripts).toBeLessThanOrEqual(140 * kB)
    expect(html).toBeLessThanOrEqual(15 * kB)
    expect(styles).toBeLessThanOrEqual(10 * kB)
    expect(html + scripts + styles + fonts).toBeLessThanOrEqual(170 * kB)
  },
)

test('the script that a lesson needs for its text has no validation library and no engine in it', () => {
  const heavy = lessons.flatMap(({ pathname, scriptFiles }) =>
    scriptFiles
      .filter((file) => /ZodError|\$ZodType|tcp_fin_timeout|PrismaClient/.test(readFileSync(file, 'utf8')))
      .map((file) => `${pathname}: ${file}`),
  )
  expect(heavy).toEqual([])
})

test('no script of the browser holds a library that belongs to the server', () => {
  const scripts = [...readAll(publicFiles(root))].filter(([file]) => file.includes('/static/') && file.endsWith('.js'))
  const words = ['"ZodString"', 'PrismaClient', 'better-sqlite3', 'libsql', '"ajv"', 'node:fs', 'node:crypto']
  const found = scripts.flatMap(([file, content]) =>
    words.filter((word) => content.includes(word)).map((word) => `${word} in ${file}`),
  )
  expect(found).toEqual([])
})

test('no page needs an inline style, which its policy forbids', () => {
  const styled = builtPages(root).filter(({ pathname, file }) => {
    const html = readFileSync(file, 'utf8')
    return (
      !pathname.startsWith('/_global-error') &&
      (/<style[\s>]/.test(html) || /<[a-z][^>]*\sstyle="/.test(html.replace(/<script[\s\S]*?<\/script>/g, '')))
    )
  })
  expect(styled.map(({ pathname }) => pathname)).toEqual([])
})

test('no source map is published', () => {
  expect(publicFiles(root).filter((file) => file.endsWith('.map'))).toEqual([])
})
