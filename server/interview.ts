import 'server-only'
import type { InterviewQuestion } from '../content/interview/question.ts'
import type { Locale } from '../content/locale.ts'
import type { OpenQuestion } from '../quiz/question.ts'
import { interviewBank } from './interview-bank.ts'

const prefix = 'interview-'

/** Under which attempts at a question of the bank are kept. */
export const interviewId = (slug: string): string => `${prefix}${slug}`

export const interviewIds = (): string[] => interviewBank().map(({ slug }) => interviewId(slug))

export const findInterviewQuestion = (id: string): InterviewQuestion | undefined =>
  id.startsWith(prefix) ? interviewBank().find(({ slug }) => interviewId(slug) === id) : undefined

const asked = new WeakMap<InterviewQuestion, OpenQuestion>()

/** As it is asked; the same object each time, for whom it is a key. */
export function openQuestion(source: InterviewQuestion): OpenQuestion {
  const known = asked.get(source)
  if (known) return known
  const { slug, question: prompt, short, full, rubric, ladder } = source
  const made: OpenQuestion = { id: interviewId(slug), kind: 'open', prompt, short, full, rubric, ladder }
  asked.set(source, made)
  return made
}

/** The bank as lists name it. */
export const interviewEntries = (locale: Locale) =>
  interviewBank().map(({ slug, number, level, topics, starred, question }) => ({
    slug,
    number,
    level,
    topics,
    starred,
    question: question[locale],
  }))
