import { type Level, levels, type Topic } from '../interview-names.ts'
import { shuffled } from '../shuffle.ts'

/** A question of the bank, as a mock interview is planned by it. */
export interface Candidate {
  slug: string
  level: Level
  topics: readonly Topic[]
  starred: boolean
  /** Machine-graded questions of the course on the same thing. */
  graded: readonly { id: string; kind: string }[]
}

export const lengths = [10, 20, 45] as const

export interface Choice {
  level: Level
  minutes: (typeof lengths)[number]
  /** Empty: all. */
  topics: readonly Topic[]
}

export type MockItem = { kind: 'open'; slug: string } | { kind: 'graded'; questionId: string }

/** What an open question takes with its follow-ups, and a graded one, in minutes. */
const openMinutes = 4
const gradedMinutes = 2

/** A challenge, a capture or numbers before a choice of options: what the machine can judge and the learner cannot. */
const telling = ['challenge', 'find-line', 'fill-segment', 'number', 'name-states', 'order-steps']

/**
 * The questions of a mock interview. What the learner `again` got wrong comes first, then what is asked nearly everywhere,
 * by chance among equals; a question that a topic of its own has not been asked for yet before another of the same.
 * After every second open question, and once at least, a graded one on something that was asked. Empty when the topics
 * leave nothing.
 */
export function planMock(
  bank: readonly Candidate[],
  choice: Choice,
  again: readonly string[],
  seed: number,
): MockItem[] {
  const graded = Math.max(1, Math.floor(choice.minutes / (2 * openMinutes + gradedMinutes)))
  const open = Math.max(1, Math.floor((choice.minutes - graded * gradedMinutes) / openMinutes))
  const chosen = spread(inOrder(bank, choice, again, seed), open)
  const items = withGraded(chosen, graded, seed)
  if (items.length === 0 || items.some(({ kind }) => kind === 'graded')) return items
  // Nothing on what was asked: something the machine grades belongs to every interview all the same.
  const questionId = mostTelling(shuffled(bank, seed, 'graded'), new Set(), seed)
  return questionId === undefined ? items : [...items, { kind: 'graded', questionId }]
}

function inOrder(bank: readonly Candidate[], { level, topics }: Choice, again: readonly string[], seed: number) {
  const fitting = bank.filter((one) => topics.length === 0 || one.topics.some((topic) => topics.includes(topic)))
  const distance = (one: Candidate) => Math.abs(levels.indexOf(one.level) - levels.indexOf(level))
  const rank = (one: Candidate) => 3 * distance(one) - (again.includes(one.slug) ? 2 : 0) - (one.starred ? 1 : 0)
  return shuffled(fitting, seed, 'interview').sort((a, b) => rank(a) - rank(b))
}

/** Takes from the front, but a topic that has not come yet first among the next few. */
function spread(candidates: readonly Candidate[], count: number): Candidate[] {
  const left = [...candidates]
  const chosen: Candidate[] = []
  const seen = new Set<Topic>()
  while (chosen.length < count && left.length > 0) {
    const near = left.slice(0, lookAhead)
    const fresh = near.findIndex(({ topics }) => topics.every((topic) => !seen.has(topic)))
    const [next] = left.splice(Math.max(0, fresh), 1)
    if (!next) break
    chosen.push(next)
    for (const topic of next.topics) seen.add(topic)
  }
  return chosen
}

const lookAhead = 4

function withGraded(chosen: readonly Candidate[], count: number, seed: number): MockItem[] {
  const taken = new Set<string>()
  const items: MockItem[] = []
  let waiting = 0
  chosen.forEach((one, place) => {
    items.push({ kind: 'open', slug: one.slug })
    const last = place === chosen.length - 1
    waiting = place % 2 === 1 || last ? waiting + 1 : waiting
    while (waiting > 0 && taken.size < count) {
      const questionId = mostTelling(chosen.slice(0, place + 1), taken, seed)
      if (questionId === undefined) break
      waiting--
      taken.add(questionId)
      items.push({ kind: 'graded', questionId })
    }
  })
  return items
}

/** On the latest thing asked that has one; a choice of options only where nothing asked has a better one. */
function mostTelling(asked: readonly Candidate[], taken: ReadonlySet<string>, seed: number): string | undefined {
  const free = asked.toReversed().flatMap(({ graded, slug }) =>
    shuffled(
      graded.filter(({ id }) => !taken.has(id)),
      seed,
      slug,
    ),
  )
  return (free.find(({ kind }) => telling.includes(kind)) ?? free[0])?.id
}
