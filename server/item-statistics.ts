/** The first try of one learner at one question. */
export interface FirstTry {
  learnerId: string
  questionId: string
  /** Earned of what could be earned, 0 to 1. */
  share: number
  /** What was chosen, where answers name options. */
  chosen: string[]
  locale: string | null
  elapsedMs: number | null
}

export type Flag = 'too-easy' | 'too-hard' | 'does-not-tell'

export interface Item {
  questionId: string
  learners: number
  /** The mean share. */
  facility: number
  /** How the share goes with the share of the same learners at all other questions; null when that cannot be told. */
  discrimination: number | null
  medianMs: number | null
  byLocale: Record<string, { learners: number; facility: number }>
  options: Record<string, number>
  flags: Flag[]
}

const fewest = 50
const [hardest, easiest, leastDiscrimination] = [0.3, 0.9, 0.2]

/** Rows come in parts, and twice: a learner's other questions are known only after all have been seen. */
export async function itemStatistics(rows: () => AsyncIterable<readonly FirstTry[]>): Promise<Item[]> {
  const learners = new Map<string, { sum: number; count: number }>()
  for await (const part of rows()) {
    for (const { learnerId, share } of part) {
      const { sum, count } = learners.get(learnerId) ?? { sum: 0, count: 0 }
      learners.set(learnerId, { sum: sum + share, count: count + 1 })
    }
  }
  const tallies = new Map<string, Tally>()
  for await (const part of rows()) {
    for (const row of part) {
      const tally = tallies.get(row.questionId) ?? new Tally()
      tallies.set(row.questionId, tally)
      const { sum, count } = learners.get(row.learnerId)!
      tally.add(row, count > 1 ? (sum - row.share) / (count - 1) : null)
    }
  }
  return [...tallies]
    .map(([questionId, tally]) => tally.item(questionId))
    .sort((a, b) => (a.questionId < b.questionId ? -1 : 1))
}

class Tally {
  readonly #shares = new Sums()
  readonly #pairs = new Pairs()
  readonly #times: number[] = []
  readonly #locales = new Map<string, Sums>()
  readonly #options = new Map<string, number>()

  add({ share, chosen, locale, elapsedMs }: FirstTry, rest: number | null) {
    this.#shares.add(share)
    if (rest !== null) this.#pairs.add(share, rest)
    if (elapsedMs !== null) this.#times.push(elapsedMs)
    for (const option of chosen) this.#options.set(option, (this.#options.get(option) ?? 0) + 1)
    if (locale === null) return
    const sums = this.#locales.get(locale) ?? new Sums()
    this.#locales.set(locale, sums)
    sums.add(share)
  }

  item(questionId: string): Item {
    const { count: learners, mean: facility } = this.#shares
    const discrimination = this.#pairs.correlation
    return {
      questionId,
      learners,
      facility,
      discrimination,
      medianMs: median(this.#times),
      byLocale: Object.fromEntries(
        [...this.#locales].map(([locale, { count, mean }]) => [locale, { learners: count, facility: mean }]),
      ),
      options: Object.fromEntries([...this.#options].sort(([, a], [, b]) => b - a)),
      flags: learners < fewest ? [] : flagsOf(facility, discrimination),
    }
  }
}

function flagsOf(facility: number, discrimination: number | null): Flag[] {
  const flags: Flag[] = []
  if (facility < hardest) flags.push('too-hard')
  if (facility > easiest) flags.push('too-easy')
  if (discrimination !== null && discrimination < leastDiscrimination) flags.push('does-not-tell')
  return flags
}

class Sums {
  count = 0
  #sum = 0

  add(value: number) {
    this.count++
    this.#sum += value
  }

  get mean() {
    return this.#sum / this.count
  }
}

/** Pearson's correlation, by sums. */
class Pairs {
  #n = 0
  #x = 0
  #y = 0
  #xy = 0
  #xx = 0
  #yy = 0

  add(x: number, y: number) {
    this.#n++
    this.#x += x
    this.#y += y
    this.#xy += x * y
    this.#xx += x * x
    this.#yy += y * y
  }

  /** Null when one side is the same for everybody. */
  get correlation(): number | null {
    const spread = (sum: number, squares: number) => this.#n * squares - sum * sum
    const both = spread(this.#x, this.#xx) * spread(this.#y, this.#yy)
    return both > 1e-9 ? (this.#n * this.#xy - this.#x * this.#y) / Math.sqrt(both) : null
  }
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
