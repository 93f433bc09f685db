import type { World } from '../../quiz/kind.ts'
import { locales } from '../locale.ts'
import { type Balance, balanceOf, balanceProblems } from './balance.ts'
import { courseProblems, lessonProblems } from './lesson-rules.ts'
import { linkProblems } from './link-rules.ts'
import { messageProblems } from './message-rules.ts'
import { misconceptionProblems } from './misconception-rules.ts'
import { pageProblems } from './page-rules.ts'
import { type Files, inReadingOrder, type Problem } from './problem.ts'
import { questionProblems } from './question-rules.ts'
import { readLesson } from './read-lesson.ts'

export interface CourseReport {
  problems: Problem[]
  lessons: number
  questions: number
  balances: Balance[]
}

/** Everything that can be said about the course from its files. Pure: the files come in, the problems go out. */
export function checkCourse(files: Files, simulate: World['simulate']): CourseReport {
  const folders = new Set([...files.keys()].flatMap((path) => /^lessons\/[^/]+/.exec(path) ?? []))
  const lessons = [...folders].sort().map((folder) => readLesson(files, folder))
  const problems = [
    ...lessons.flatMap((lesson) => [
      ...lesson.problems,
      ...questionProblems(lesson, simulate),
      ...lessonProblems(lesson),
      ...pageProblems(files, lesson),
    ]),
    ...courseProblems(lessons),
    ...linkProblems(files, lessons),
    ...misconceptionProblems(files, lessons),
    ...balanceProblems(lessons),
    ...messageProblems(files),
  ]
  return {
    problems: inReadingOrder(problems),
    lessons: lessons.length,
    questions: lessons.reduce((sum, { questions }) => sum + questions.length, 0),
    balances: locales.map((locale) => balanceOf(lessons, locale)),
  }
}
