import 'server-only'
import type { Locale } from '../content/locale.ts'
import type { StudyCard, StudyGroup } from '../quiz/interview/study-card.ts'
import type { DrillQuestion } from '../quiz/kinds/drill.ts'
import { exercises } from './exercises.ts'
import { interviewId } from './interview.ts'
import { interviewBank } from './interview-bank.ts'
import { publicQuestionById } from './questions.ts'

/** What anybody may read, in one language. */
export const studyCards = (locale: Locale): StudyCard[] => [...bankCards(locale), ...counterexampleCards(locale)]

const bankCards = (locale: Locale): StudyCard[] =>
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

const counterexampleCards = (locale: Locale): StudyCard[] =>
  exercises('counterexamples').flatMap(({ question }): StudyCard[] => {
    if (question.kind !== 'counterexample') return []
    const { id, prompt, why } = question
    return [card(id, 'counterexamples', prompt[locale], [why[locale]])]
  })

/**
 * Of the drills and stack bugs with these ids: their answers are told to who has answered, and to nobody before. A drill
 * shows what it showed first, in the variant of its page. `whichRule` is what the card of a stack asks.
 */
export async function answeredCards(
  locale: Locale,
  answered: ReadonlySet<string>,
  whichRule: string,
): Promise<StudyCard[]> {
  const cards = [...exercises('drills'), ...exercises('stack-bugs')].map(async ({ question }): Promise<StudyCard[]> => {
    if (!answered.has(question.id)) return []
    const { id, title, prompt } = question
    const front = (asks: string) => `${title[locale]}${stop[locale]}${asks}`
    if (question.kind === 'stack-bug') {
      const { rule, why } = question
      return [card(id, 'stack-bugs', front(whichRule), [`${rule.say[locale]} (${rule.source})`, why[locale]])]
    }
    if (question.kind !== 'drill') return []
    const asked = await publicQuestionById(id, locale)
    const shown = asked.kind === 'drill' ? asked.symptom : null
    const right = [rightOf(question.causes), rightOf(question.repairs)]
    const back = right.map(({ text, why }) => `${text[locale]}${stop[locale]}${why[locale]}`)
    return [{ ...card(id, 'drills', front(prompt[locale]), back), shown }]
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
