import { type Rung, rungs } from '../interview-names.ts'
import type { GradedRecord, MockState, OpenRecord } from './mock.ts'

export interface OpenLine {
  slug: string
  /** Null: left before it was ticked. */
  ticked: { earned: number; of: number } | null
  /** Follow-ups known, from the lowest. */
  climbed: number
  /** The follow-up that ended the ladder; null when all were known or it was left. */
  missed: Rung | null
  ms: number
}

export interface GradedLine {
  questionId: string
  grade: { earned: number; of: number } | null
  ms: number
}

/** What the learner ticked and what the machine graded, apart: there is no sum of the two. */
export interface Report {
  open: OpenLine[]
  graded: GradedLine[]
  /** Slugs of the open questions of which nearly all was said. */
  strong: string[]
  /** Slugs of the open questions to read about, the weakest first. */
  toRead: string[]
  /** Ids of the graded questions that were not right. */
  wrong: string[]
  /** Ids of all that was answered, as the review queue has them: does it come back the next day? */
  cards: { id: string; soon: boolean }[]
  usedMs: number
  /** How much longer than chosen; 0 when it was not. */
  overMs: number
}

const strongShare = 0.8
const strongRungs = 2

export function reportOf(state: MockState): Report {
  const open = state.records.flatMap((record) => (record.kind === 'open' ? openLine(record) : []))
  const graded = state.records.flatMap((record) => (record.kind === 'graded' ? gradedLine(record) : []))
  const strong = open.filter(isStrong)
  const weak = open.filter((line) => !isStrong(line)).sort((a, b) => share(a) - share(b))
  return {
    open,
    graded,
    strong: strong.map(({ slug }) => slug),
    toRead: weak.map(({ slug }) => slug),
    wrong: graded.flatMap(({ questionId, grade }) => (grade && grade.earned < grade.of ? questionId : [])),
    cards: [
      ...open.flatMap(({ slug, ticked }) =>
        ticked ? { id: `interview-${slug}`, soon: ticked.earned * 2 < ticked.of } : [],
      ),
      ...graded.flatMap(({ questionId, grade }) => (grade ? { id: questionId, soon: grade.earned === 0 } : [])),
    ],
    usedMs: state.usedMs,
    overMs: Math.max(0, state.usedMs - state.minutes * 60_000),
  }
}

const isStrong = (line: OpenLine): boolean => share(line) >= strongShare && line.climbed >= strongRungs
const share = ({ ticked }: OpenLine): number => (ticked ? ticked.earned / ticked.of : 0)

function openLine({ slug, ticked, of, rungs: asked, fromMs, toMs }: OpenRecord): OpenLine {
  const missed = asked.findIndex(({ knew }) => knew === false)
  return {
    slug,
    ticked: ticked && { earned: ticked.length, of },
    climbed: asked.filter(({ knew }) => knew).length,
    missed: missed < 0 ? null : (rungs[missed] ?? null),
    ms: (toMs ?? fromMs) - fromMs,
  }
}

const gradedLine = ({ questionId, earned, of, fromMs, toMs }: GradedRecord): GradedLine => ({
  questionId,
  grade: earned === null || of === null ? null : { earned, of },
  ms: (toMs ?? fromMs) - fromMs,
})
