import type { Formula, ItemStep, QuestionStep } from '@/quiz/policy/grade'

export type CellState = 'none' | 'partly' | 'late' | 'done' | 'excused' | 'overridden'
/** Null points are excused. */
export type Cell = [points: number | null, state: CellState]

export interface Total {
  points: number
  of: number
}

export interface Line {
  userId: string
  name: string
  accountName: string
  email: string
  studentNumber: string
  section: string | null
  ended: boolean
  cells: Cell[]
  total: Total
}

export interface Column {
  id: string
  title: string
  points: number
  dueAt: number
  closesAt: number
}

interface Classroom {
  id: string
  name: string
  timeZone: string
}

/** What `GET /api/classes/ID/gradebook` tells. */
export interface Gradebook {
  classroom: Classroom & { archived: boolean }
  assignments: Column[]
  learners: Line[]
  former: { id: string; cells: (Cell | null)[]; total: Total }[]
}

/** What `GET /api/classes/ID/grades` tells. */
export interface OwnGrades {
  classroom: Classroom
  assignments: {
    id: string
    title: string
    of: number
    points: number | null
    state: CellState
    done: number
    questions: number
    dueAt: number
    standing: 'not-open' | 'open' | 'done' | 'late' | 'closed'
  }[]
  total: Total
}

/** What `GET /api/classes/ID/gradebook/ASSIGNMENT/USER` and `GET /api/classes/ID/grades/ASSIGNMENT` tell. */
export interface CellDetails {
  assignment: { id: string; title: string; points: number }
  learner: { userId: string; name: string }
  state: CellState
  formula: Omit<Formula, 'items'> & {
    items: (Omit<ItemStep, 'questions'> & { questions: (QuestionStep & { title: string | null })[] })[]
  }
  history: { points: number | null; excused: boolean; reason: string; by: string | null; at: string }[]
}

export const numberWords = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)
