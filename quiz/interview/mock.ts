import type { Level, Topic } from '../interview-names.ts'
import type { MockItem } from './plan.ts'

/** What is asked at each follow-up, and how it went. */
export interface RungRecord {
  said: string
  revealed: boolean
  /** By the learner; null until then. */
  knew: boolean | null
}

export interface OpenRecord {
  kind: 'open'
  slug: string
  /** On the clock of the interview, ms. */
  fromMs: number
  toMs: number | null
  /** Stays in the browser and in the learner's own record. */
  said: string
  revealed: boolean
  /** Ids of key points; null until they are kept. */
  ticked: string[] | null
  /** How many key points there were. */
  of: number
  rungs: RungRecord[]
}

export interface GradedRecord {
  kind: 'graded'
  questionId: string
  fromMs: number
  toMs: number | null
  /** Null until the server has graded. */
  earned: number | null
  of: number | null
}

export type MockRecord = OpenRecord | GradedRecord

/** A mock interview from its start to its report. Plain data: it is stored as it stands. */
export interface MockState {
  level: Level
  minutes: number
  topics: Topic[]
  locale: 'en' | 'zh'
  items: MockItem[]
  /** One for each item that was begun; the last is the one in hand, as long as it is not over. */
  records: MockRecord[]
  /** The clock: what it had counted when it last stood, and since when it runs; null while it stands. */
  usedMs: number
  runningSince: number | null
  finished: boolean
}

export type MockEvent =
  | { do: 'say'; text: string }
  | { do: 'reveal' }
  | { do: 'tick'; ticked: string[]; of: number }
  | { do: 'judge'; knew: boolean }
  | { do: 'graded'; earned: number; of: number }
  | { do: 'next' }
  | { do: 'pause' }
  | { do: 'resume' }
  /** Ends before all has been asked. */
  | { do: 'stop' }

export type Stage =
  | 'paused'
  | 'answer'
  | 'tick'
  /** A follow-up to answer. */
  | 'rung'
  /** Its answer is shown: known, or not? */
  | 'judge'
  | 'graded'
  /** The question in hand is over. */
  | 'over'
  | 'report'

export const rungCount = 5

export function startMock(
  options: Pick<MockState, 'level' | 'minutes' | 'topics' | 'locale' | 'items'>,
  now: number,
): MockState {
  const begun: MockState = { ...options, records: [], usedMs: 0, runningSince: now, finished: false }
  return { ...begun, records: recordOf(begun, now) }
}

/** Counted so far, ms. A clock that was set back counts nothing. */
export const clockOf = ({ usedMs, runningSince }: MockState, now: number): number =>
  usedMs + (runningSince === null ? 0 : Math.max(0, now - runningSince))

export function stageOf(state: MockState): Stage {
  const record = state.records.at(-1)
  if (state.finished || !record) return 'report'
  if (state.runningSince === null) return 'paused'
  if (record.toMs !== null) return 'over'
  if (record.kind === 'graded') return 'graded'
  if (!record.revealed) return 'answer'
  if (record.ticked === null) return 'tick'
  return record.rungs.at(-1)?.revealed ? 'judge' : 'rung'
}

/** What an event makes of a mock interview. What does not fit the stage changes nothing. */
export function afterEvent(state: MockState, event: MockEvent, now: number): MockState {
  const stage = stageOf(state)
  switch (event.do) {
    case 'pause':
      return stage === 'report' || stage === 'paused' ? state : standing(state, now)
    case 'resume':
      return stage === 'paused' ? { ...state, runningSince: now } : state
    case 'stop':
      return stage === 'report' ? state : finish(state, now)
    case 'next':
      return stage === 'over' ? next(state, now) : state
    case 'graded':
      if (stage !== 'graded') return state
      return withRecord(state, { earned: event.earned, of: event.of, toMs: clockOf(state, now) })
    default:
      return answered(state, stage, event, now)
  }
}

/** As it is stored: the clock stands at what it has counted, however long it lies there. */
export const standing = (state: MockState, now: number): MockState => ({
  ...state,
  usedMs: clockOf(state, now),
  runningSince: null,
})

type Answering = Extract<MockEvent, { do: 'say' | 'reveal' | 'tick' | 'judge' }>

function answered(state: MockState, stage: Stage, event: Answering, now: number): MockState {
  const record = state.records.at(-1)
  if (record?.kind !== 'open') return state
  const rung = record.rungs.at(-1)
  const withRung = (change: Partial<RungRecord>) => [...record.rungs.slice(0, -1), { ...rung!, ...change }]
  if (event.do === 'say') {
    if (stage === 'answer') return withRecord(state, { said: event.text })
    return stage === 'rung' ? withRecord(state, { rungs: withRung({ said: event.text }) }) : state
  }
  if (event.do === 'reveal') {
    if (stage === 'answer') return withRecord(state, { revealed: true })
    return stage === 'rung' ? withRecord(state, { rungs: withRung({ revealed: true }) }) : state
  }
  if (event.do === 'tick') {
    if (stage !== 'tick') return state
    return withRecord(state, { ticked: event.ticked, of: event.of, rungs: [newRung] })
  }
  if (stage !== 'judge') return state
  const rungs = withRung({ knew: event.knew })
  // Up the ladder until the first rung missed.
  if (event.knew && rungs.length < rungCount) return withRecord(state, { rungs: [...rungs, newRung] })
  return withRecord(state, { rungs, toMs: clockOf(state, now) })
}

const newRung: RungRecord = { said: '', revealed: false, knew: null }

const withRecord = (state: MockState, change: Partial<OpenRecord> | Partial<GradedRecord>): MockState => ({
  ...state,
  records: [...state.records.slice(0, -1), { ...state.records.at(-1)!, ...change } as MockRecord],
})

const next = (state: MockState, now: number): MockState =>
  state.records.length < state.items.length
    ? { ...state, records: [...state.records, ...recordOf(state, now)] }
    : finish(state, now)

/** The clock stands, and what was in hand is left as it is. */
function finish(state: MockState, now: number): MockState {
  const stopped = standing(state, now)
  const record = stopped.records.at(-1)
  const left = record && record.toMs === null ? withRecord(stopped, { toMs: stopped.usedMs }) : stopped
  return { ...left, finished: true }
}

function recordOf(state: MockState, now: number): MockRecord[] {
  const item = state.items[state.records.length]
  if (!item) return []
  const fromMs = clockOf(state, now)
  return item.kind === 'open'
    ? [{ kind: 'open', slug: item.slug, fromMs, toMs: null, said: '', revealed: false, ticked: null, of: 0, rungs: [] }]
    : [{ kind: 'graded', questionId: item.questionId, fromMs, toMs: null, earned: null, of: null }]
}
