import 'server-only'
import type { Locale } from '../content/locale.ts'
import type { StudyCard, StudyGroup } from '../quiz/interview/study-card.ts'
import type { DrillQuestion } from '../quiz/kinds/drill.ts'
import { exerciseSets, exercises } from './exercises.ts'
import { interviewId } from './interview.ts'
import { interviewBank } from './interview-bank.ts'
import { publicQuestionById } from './questions.ts'

/** Of the bank, which anybody may read, in one language. */
export const studyCards = (locale: Locale): StudyCard[] =>
  interviewBank().flatMap(({ slug, level, topics, question, short, rubric, ladder }): StudyCard[] => {
    const tags = [level, ...topics]
    return [
      {
        id: interviewId(slug),
        group: 'questions',
        front: question[locale],
        shown: null,
        back: short[locale].split(/\n\s*\n/),
        points: rubric.map(({ text }) => text[locale]),
        tags,
      },
      ...ladder.map(
        ({ rung, question: asked, answer }): StudyCard => ({
          id: `${interviewId(slug)}-${rung}`,
          group: 'follow-ups',
          front: asked[locale],
          shown: null,
          back: [answer[locale]],
          points: [],
          tags: [...tags, rung],
        }),
      ),
    ]
  })

/**
 * Of the exercises with these ids: their solutions are told to who has answered, and to nobody before. A drill shows what it
 * showed first, in the variant of its page. `whichRule` is what the card of a stack asks.
 */
export async function answeredCards(
  locale: Locale,
  answered: ReadonlySet<string>,
  whichRule: string,
): Promise<StudyCard[]> {
  const asked = exerciseSets.flatMap((set) => exercises(set)).filter(({ question }) => answered.has(question.id))
  const cards = asked.map(async ({ set, question }): Promise<StudyCard[]> => {
    const { id, title, prompt } = question
    const front = (asks: string) => `${title[locale]}${stop[locale]}${asks}`
    switch (question.kind) {
      case 'counterexample':
        return [card(id, set, prompt[locale], [question.why[locale]])]
      case 'stack-bug': {
        const { rule, why } = question
        return [card(id, set, front(whichRule), [`${rule.say[locale]} (${rule.source})`, why[locale]])]
      }
      case 'drill': {
        const shown = await publicQuestionById(id, locale)
        const right = [rightOf(question.causes), rightOf(question.repairs)]
        const back = right.map(({ text, why }) => `${text[locale]}${stop[locale]}${why[locale]}`)
        const made = card(id, set, front(prompt[locale]), back)
        return [{ ...made, shown: shown.kind === 'drill' ? shown.symptom : null }]
      }
      default:
        return []
    }
  })
  return (await Promise.all(cards)).flat()
}

const card = (id: string, group: StudyGroup, front: string, back: string[]): StudyCard => ({
  id,
  group,
  front,
  shown: null,
  back,
  points: [],
  tags: [group],
})

const stop: Record<Locale, string> = { en: '. ', zh: '。' }

const rightOf = (options: DrillQuestion['causes']) => options.find(({ correct }) => correct)!
