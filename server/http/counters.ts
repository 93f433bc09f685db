/** What the handlers of this process have answered, for metrics. */
export interface Counters {
  /** By method, route and status. */
  answers: Map<string, { method: string; route: string; status: number; count: number }>
  /** Answers that took at most so many seconds, and the seconds of all. */
  buckets: number[]
  seconds: number
  total: number
}

export const bounds = [0.005, 0.02, 0.1, 0.3, 1, 3, 10]
const mostRoutes = 500

// Next.js may load this module several times in one process.
const shared = globalThis as { fourWavesCounters?: Counters }

export function counters(): Counters {
  shared.fourWavesCounters ??= { answers: new Map(), buckets: bounds.map(() => 0), seconds: 0, total: 0 }
  return shared.fourWavesCounters
}

export function countAnswer(method: string, pathname: string, status: number, seconds: number): void {
  const { answers, buckets } = counters()
  const route = routeOf(pathname)
  const key = `${method} ${route} ${status}`
  const known = answers.get(key)
  if (known) known.count++
  else if (answers.size < mostRoutes) answers.set(key, { method, route, status, count: 1 })
  for (const [index, bound] of bounds.entries()) if (seconds <= bound) buckets[index]!++
  counters().seconds += seconds
  counters().total++
}

/** The words of a path; whatever else is in it names somebody or something. */
const routeOf = (pathname: string): string =>
  pathname
    .split('/')
    .map((part) => (/^[a-z-]{0,30}$/.test(part) ? part : ':id'))
    .join('/')
