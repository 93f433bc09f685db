import 'server-only'
import type { Locale } from '../content/locale.ts'
import { interviewEntries } from './interview.ts'
import { interviewBank } from './interview-bank.ts'
import { courseLessons, questionPath } from './lessons.ts'
import { findQuestion } from './questions.ts'

/** The bank as a list, each question with what is graded on the same thing and where to read about it. */
export async function bankIndex(locale: Locale) {
  const lessons = await courseLessons(locale)
  const sources = new Map(interviewBank().map((source) => [source.slug, source]))
  return interviewEntries(locale).map((entry) => {
    const { graded, lessons: own } = sources.get(entry.slug)!
    return {
      ...entry,
      graded: graded.flatMap((id) => {
        const question = findQuestion(id)?.question
        return question ? { id, kind: question.kind, prompt: question.prompt[locale], path: questionPath(id) } : []
      }),
      lessons: lessons.flatMap(({ slug, title }) => (own.includes(slug) ? { slug, title } : [])),
    }
  })
}
