import { setTimeout as sleep } from 'node:timers/promises'
import { type Answered, HttpLearner } from './learner.ts'

interface Manner {
  learners: number
  /** Between two tries of one press, ms. */
  againAfter: number
  /** Between two presses of one learner, ms. */
  restMs?: number
  /** Told of each reply that is no grade; of undefined where none came. */
  onRefusal?: (reply: Answered | undefined) => void
  onGrade?: () => void
}

/** Learners who answer one question after the other, and send each press, under the same id, until it is graded. */
export class PersistentLearners {
  readonly people: { learner: HttpLearner; acknowledged: string[] }[]
  readonly #streams: Promise<void>[]
  #running = true

  constructor(origin: string, manner: Manner) {
    this.people = Array.from({ length: manner.learners }, () => ({
      learner: new HttpLearner(origin),
      acknowledged: [],
    }))
    this.#streams = this.people.map((_, number) => this.#answer(number, manner))
  }

  /** Ids of all presses that were graded. */
  get acknowledged(): string[] {
    return this.people.flatMap((each) => each.acknowledged)
  }

  /** When the last press of each has been graded. */
  async stop(): Promise<void> {
    this.#running = false
    await Promise.all(this.#streams)
  }

  async #answer(number: number, { againAfter, restMs = 0, onRefusal, onGrade }: Manner) {
    const { learner, acknowledged } = this.people[number]!
    for (let count = 0; this.#running; count++) {
      const press = learner.press(number + count)
      for (;;) {
        const reply = await learner.send(press).catch(() => undefined)
        if (reply?.status === 200) break
        onRefusal?.(reply)
        await sleep(againAfter)
      }
      onGrade?.()
      acknowledged.push(press.id)
      await sleep(restMs)
    }
  }
}
