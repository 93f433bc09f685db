import type { Question } from '../../quiz/question.ts'
import type { LessonUnderCheck } from './lesson.ts'
import type { Problem } from './problem.ts'

const fewestQuestions = 6
const fewestKinds = 3

/** What holds for the questions of one lesson together. */
export function lessonProblems(lesson: LessonUnderCheck): Problem[] {
  if (!lesson.questionsComplete) return []
  const { questions } = lesson
  const kinds = new Set(questions.map(({ kind }) => kind))
  const texts: string[] = []
  if (questions.length < fewestQuestions)
    texts.push(`${questions.length} questions; expected at least ${fewestQuestions}`)
  if (kinds.size < fewestKinds) texts.push(`${kinds.size} kinds of questions; expected at least ${fewestKinds}`)
  if (!kinds.has('challenge')) texts.push('no challenge; expected at least one')
  if (correctAlwaysFirst(questions)) texts.push('the correct option always comes first; expected it elsewhere too')
  return texts.map((text) => ({ file: lesson.questionsFile, line: 1, text }))
}

function correctAlwaysFirst(questions: readonly Question[]): boolean {
  const choices = questions.filter((question) => question.kind === 'one-choice')
  return choices.length > 1 && choices.every(({ options }) => options[0]?.correct)
}

/** What holds for the questions of the whole course together. */
export function courseProblems(lessons: readonly LessonUnderCheck[]): Problem[] {
  const seen = new Map<string, string>()
  return lessons.flatMap(({ questionsFile: file, questions, lineOfQuestion }) =>
    questions.flatMap(({ id }, index): Problem[] => {
      const first = seen.get(id)
      seen.set(id, first ?? file)
      const repeated = first !== undefined || questions.findIndex((other) => other.id === id) < index
      return repeated ? [{ file, line: lineOfQuestion(id), text: `the id "${id}" is already used in ${first}` }] : []
    }),
  )
}
