import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { earlierStatic } from '../setup/build.mjs'
import { keepStatic } from './earlier.ts'

const start = Date.parse('2026-01-01T00:00:00Z')
const day = (number: number) => new Date(start + number * 24 * 3_600_000)

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'four-waves-builds-'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** What a build does to the static files: all old ones go. */
function build(files: Record<string, string>, at: Date) {
  keepStatic(root, at)
  const statics = join(root, '.next', 'static')
  rmSync(statics, { recursive: true, force: true })
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(statics, name)), { recursive: true })
    writeFileSync(join(statics, name), text)
  }
}

const kept = (name: string) => existsSync(join(earlierStatic(root), name))

test('the first build has nothing to keep', () => {
  build({ 'chunks/a.js': 'a' }, day(0))
  expect(existsSync(earlierStatic(root))).toBe(false)
})

test('files of a build are kept for seven days after it was replaced, with their compressed forms', () => {
  build({ 'chunks/a.js': 'a', 'chunks/a.js.br': 'packed' }, day(0))
  build({ 'chunks/b.js': 'b' }, day(30))
  expect(readFileSync(join(earlierStatic(root), 'chunks/a.js'), 'utf8')).toBe('a')
  expect(kept('chunks/a.js.br')).toBe(true)
  build({ 'chunks/c.js': 'c' }, day(37))
  expect(kept('chunks/a.js')).toBe(true)
  build({ 'chunks/d.js': 'd' }, day(38))
  expect([kept('chunks/a.js'), kept('chunks/b.js'), kept('chunks/c.js')]).toEqual([false, true, true])
})

test('a file that each build has stays as young as the last of them', () => {
  build({ 'react.js': 'r' }, day(0))
  build({ 'react.js': 'r' }, day(6))
  build({ 'react.js': 'r' }, day(12))
  build({ 'other.js': 'o' }, day(14))
  expect(kept('react.js')).toBe(true)
})
