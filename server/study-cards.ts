import 'server-only'
import type { Locale } from '../content/locale.ts'
import { interviewId } from './interview.ts'
import { interviewBank } from './interview-bank.ts'

/** A card to learn with elsewhere, on paper or in Anki. Texts are plain with `code` between backticks. */
export interface StudyCard {
  /** Stays the same when the texts change: an import finds by it what is there already. */
  id: string
  group: StudyGroup
  front: string
  /** Paragraphs. */
  back: string[]
  /** What a good answer names. */
  points: string[]
  tags: string[]
}

export const studyGroups = ['questions', 'follow-ups'] as const
export type StudyGroup = (typeof studyGroups)[number]

/** Everything that cards are made of, in one language. */
export const studyCards = (locale: Locale): StudyCard[] =>
  interviewBank().flatMap(({ slug, level, topics, question, short, rubric, ladder }): StudyCard[] => {
    const tags = [level, ...topics]
    return [
      {
        id: interviewId(slug),
        group: 'questions',
        front: question[locale],
        back: short[locale].split(/\n\s*\n/),
        points: rubric.map(({ text }) => text[locale]),
        tags,
      },
      ...ladder.map(
        ({ rung, question: asked, answer }): StudyCard => ({
          id: `${interviewId(slug)}-${rung}`,
          group: 'follow-ups',
          front: asked[locale],
          back: [answer[locale]],
          points: [],
          tags: [...tags, rung],
        }),
      ),
    ]
  })
