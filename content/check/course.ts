import type { World } from '../../quiz/kind.ts'
import { locales } from '../locale.ts'
import { type Balance, balanceOf, balanceProblems } from './balance.ts'
import { interviewProblems } from './interview-rules.ts'
import { courseProblems, lessonProblems } from './lesson-rules.ts'
import { linkProblems } from './link-rules.ts'
import { messageProblems } from './message-rules.ts'
import { misconceptionProblems } from './misconception-rules.ts'
import { pageProblems } from './page-rules.ts'
import { type Files, inReadingOrder, type Problem } from './problem.ts'
import { questionProblems } from './question-rules.ts'
import { readExercises, readLesson } from './read-lesson.ts'

export interface CourseReport {
  problems: Problem[]
  lessons: number
  questions: number
  /** Questions of the interview bank. */
  interview: number
  balances: Balance[]
}

/**
 * Everything that can be said about the course from its files. Pure: the files come in, the problems go out.
 * `recordings` are the names of those that there are.
 */
export function checkCourse(
  files: Files,
  simulate: World['simulate'],
  recordings: ReadonlySet<string> = new Set(),
): CourseReport {
  const folders = new Set([...files.keys()].flatMap((path) => /^lessons\/[^/]+/.exec(path) ?? []))
  const lessons = [...folders].sort().map((folder) => readLesson(files, folder))
  const exercises = readExercises(files)
  const problems = [
    ...exercises.flatMap((set) => [...set.problems, ...questionProblems(set, simulate)]),
    ...lessons.flatMap((lesson) => [
      ...lesson.problems,
      ...questionProblems(lesson, simulate),
      ...lessonProblems(lesson),
      ...pageProblems(files, lesson),
    ]),
    ...courseProblems([...lessons, ...exercises]),
    ...linkProblems(files, lessons),
    ...misconceptionProblems(files, lessons, exercises),
    ...interviewProblems(files, lessons, recordings, simulate),
    ...balanceProblems(lessons),
    ...messageProblems(files),
  ]
  return {
    problems: inReadingOrder(problems),
    lessons: lessons.length,
    questions: [...lessons, ...exercises].reduce((sum, { questions }) => sum + questions.length, 0),
    interview: [...files.keys()].filter((path) => path.startsWith('interview/questions/')).length,
    balances: locales.map((locale) => balanceOf(lessons, locale)),
  }
}
