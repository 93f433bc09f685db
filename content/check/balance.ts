import { type Locale, locales } from '../locale.ts'
import type { LessonUnderCheck } from './lesson.ts'
import type { Problem } from './problem.ts'

/** How often the length of an option gives the answer away, in one language. */
export interface Balance {
  locale: Locale
  questions: number
  longest: { file: string; line: number; id: string }[]
  /** As often as chance would have it. */
  fairShare: number
}

export function balanceOf(lessons: readonly LessonUnderCheck[], locale: Locale): Balance {
  const choices = lessons.flatMap((lesson) =>
    lesson.questions.flatMap((question) => (question.kind === 'one-choice' ? [{ lesson, question }] : [])),
  )
  const longest = choices.filter(({ question: { options } }) => {
    const lengthOf = (option: (typeof options)[number]) => [...option.text[locale].replaceAll('`', '')].length
    const correct = options.find((option) => option.correct)!
    return options.every((option) => option === correct || lengthOf(option) < lengthOf(correct))
  })
  return {
    locale,
    questions: choices.length,
    longest: longest.map(({ lesson, question: { id } }) => ({
      file: lesson.questionsFile,
      line: lesson.lineOfQuestion(id),
      id,
    })),
    fairShare: choices.reduce((sum, { question }) => sum + 1 / question.options.length, 0),
  }
}

export function balanceProblems(lessons: readonly LessonUnderCheck[]): Problem[] {
  return locales.flatMap((locale) => {
    const { questions, longest, fairShare } = balanceOf(lessons, locale)
    if (longest.length <= Math.ceil(fairShare)) return []
    const text = `the correct option is the longest in ${longest.length} of ${questions} (${locale}); expected at most ${Math.ceil(fairShare)}`
    return longest.map(({ file, line, id }) => ({ file, line, text: `${id}: ${text}` }))
  })
}
