import type { CalibrationWeek } from './calibration-plot'

/** The course as the page of progress needs it, made when the page is built. */
export interface CourseData {
  lessons: { slug: string; number: number; title: string; minutes: number; questionIds: string[] }[]
  challenges: { id: string; lesson: string; prompt: string; par: number }[]
}

/** What `GET /api/insights` tells. */
export interface Insights {
  streak: number | null
  calibration: CalibrationWeek[]
  misconceptions: {
    slug: string
    claim: string
    correction: string
    lesson: string
    times: number
    settled: boolean
  }[]
  challenges: Record<string, { attempts: number; used: number | null }>
}
