import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connected, fourWaves } from '../tcp/fixture.ts'
import { readCourse } from './course.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'four-waves-course-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const text = (title: string) => `---\ntitle: ${title}\nsummary: In short.\nminutes: 10\nunit: waves\n---\n\nText.\n`

const lesson = {
  'lesson.en.mdx': text('The first wave'),
  'lesson.zh.mdx': text('第一次挥手'),
  'questions.yaml': '[]',
  'scenarios/run.json': JSON.stringify(connected(fourWaves)),
}

function write(folder: string, files: Record<string, string>) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, folder, name)), { recursive: true })
    writeFileSync(join(root, folder, name), content)
  }
}

test('a folder is a lesson: its number orders, its slug names it', () => {
  write('02-second', lesson)
  write('01-first', lesson)
  const [first, second] = readCourse(root)
  expect([first?.slug, second?.slug]).toEqual(['first', 'second'])
  expect(first).toMatchObject({ number: 1, folder: '01-first', front: { zh: { title: '第一次挥手', minutes: 10 } } })
  expect(Object.keys(first?.scenarios ?? {})).toEqual(['run'])
})

test('a lesson that lacks a language is not in the course yet', () => {
  const { 'lesson.zh.mdx': _, ...english } = lesson
  write('01-first', english)
  write('notes', lesson)
  expect(readCourse(root)).toEqual([])
})

test.each([
  ['lesson.zh.mdx', text('x').replace('unit: waves', 'unit: ocean'), 'unit'],
  ['lesson.en.mdx', 'no frontmatter', 'lesson.en.mdx'],
  ['questions.yaml', '- id: only-an-id', 'questions.yaml'],
  ['scenarios/run.json', '{"version": 2}', 'run.json'],
])('what is wrong in %s is told with the name of the file', (name, content, told) => {
  write('01-first', { ...lesson, [name]: content })
  expect(() => readCourse(root)).toThrow(name)
  expect(() => readCourse(root)).toThrow(told)
})
