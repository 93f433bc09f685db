/** What `GET /api/review` tells. */
export interface ReviewData {
  timeZone: string
  cards: number
  today: string[]
  done: number
  moved: number
  dailyCap: number
  date: string | null
  accepted: boolean
  forecast: { date: string; count: number }[]
}

export const reviewAddress = (zone: string, date?: string): string =>
  `/api/review?${new URLSearchParams({ zone, ...(date ? { date } : {}) })}`

/** A calendar date as words: dates have no zone, so it is read and written in the same one. */
export const dateWords = (date: string, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))

/** Days from the first of the forecast, which is today, to this date. */
export const daysUntil = (date: string, today: string): number =>
  Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000)
