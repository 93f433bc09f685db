import type { InterviewQuestion } from '../content/interview/question.ts'
import { rungs } from '../quiz/interview-names.ts'

const both = (text: string) => ({ en: text, zh: `${text}（中）` })

/** For tests: a bank of one question, `how`. */
export const testBank = (): InterviewQuestion[] => [question]

const question: InterviewQuestion = {
  slug: 'how',
  number: 1,
  level: 'junior',
  topics: ['four-waves'],
  starred: true,
  question: both('How?'),
  short: both('In short.'),
  full: both('At length.'),
  weak: { answer: both('Somehow.'), why: both('It says nothing.') },
  rubric: ['one', 'two', 'three', 'four'].map((id) => ({ id, text: both(id) })),
  ladder: rungs.map((rung) => ({ rung, question: both(`${rung}?`), answer: both(`${rung}.`) })),
  proof: 'library/four-waves',
  sources: ['RFC 9293 3.6'],
  graded: ['test-choice', 'test-number'],
  lessons: ['test'],
  misconceptions: [],
}
