import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lessonKinds } from '../../quiz/question.ts'
import { simulate } from '../../tcp/simulate.ts'
import type { LessonUnderCheck } from './lesson.ts'
import { questionProblems } from './question-rules.ts'
import { readLesson } from './read-lesson.ts'

const folder = new URL('../templates/', import.meta.url)
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8')

/** The template, as the questions of a lesson. */
function lessonOf(kind: string): LessonUnderCheck {
  const files = new Map([
    ['lessons/01-template/questions.yaml', textOf(`${kind}.yaml`)],
    ['lessons/01-template/scenarios/run.json', textOf('scenarios/run.json')],
  ])
  return readLesson(files, 'lessons/01-template')
}

test.each(Object.keys(lessonKinds))('the template of %s is a question without faults', (kind) => {
  const lesson = lessonOf(kind)
  expect(lesson.problems).toEqual([])
  expect(lesson.questions.every((question) => question.kind === kind)).toBe(true)
  expect(questionProblems(lesson, simulate)).toEqual([])
})

test('there is a template for every kind and for nothing else', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  expect(names.sort()).toEqual(
    Object.keys(lessonKinds)
      .map((kind) => `${kind}.yaml`)
      .sort(),
  )
})
