import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { measured } from '../tcp/fixture.ts'
import { visitor } from './asking.ts'
import { prepareAttempt } from './attempts.ts'
import { open } from './course-fixture.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { findQuestion } from './questions.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const times = <T>(count: number, entry: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => entry(index))
const plus = (script: object[], network: object[] = []) => ({
  ...open,
  script: [...open.script, ...script],
  network: [...open.network, ...network],
})
const sends = times(50, (at) => ({ at: 200 + at, host: 'client', do: 'send', bytes: 10_000_000 }))
const reads = times(50, (at) => ({ at: 200 + at, host: 'server', do: 'receive', bytes: 1_000_000, all: true }))
const faults = times(100, (nth) => ({ do: nth % 2 ? 'duplicate' : 'drop', from: 'client', nth: 10 + 3 * nth }))
const closes = times(201, (at) => ({ at: 100 + at, host: 'client', do: 'close' }))

async function outcome(answer: object) {
  const { status, body } = await visitor().answer('test-open', answer)
  return [status, body.code ?? body.reason ?? body.status]
}

describe('no submission holds the server', () => {
  test('more than 200 entries are refused', async () => {
    expect(await outcome(plus(closes))).toEqual([422, 'too-many-entries'])
  })

  test('a run of more than 20,000 events is refused', async () => {
    expect(await outcome(plus([...sends, ...reads]))).toEqual([422, 'too-many-events'])
  })

  test('simulated time is that of the start', async () => {
    expect(await outcome({ ...plus([]), untilMs: 604_800_000 })).toEqual([200, 'start-changed'])
  })

  test('nothing refused is stored', async () => {
    await outcome(plus(closes))
    await outcome(plus([...sends, ...reads]))
    expect([await db.client.attempt.count(), await db.client.learner.count()]).toEqual([0, 0])
  })

  test('the longest run that is simulated, full of losses and copies, takes less than a second of a core', () => {
    const request = { id: randomUUID(), questionId: 'test-open', seed: 1 }
    const worst = plus([...sends, ...reads.slice(0, 40)], faults)
    const found = findQuestion('test-open')
    const runs = times(3, () => {
      const { result, ms } = measured(process.cpuUsage, () =>
        prepareAttempt({ ...request, answer: worst as never }, found, null),
      )
      expect(result).toMatchObject({ code: 'too-many-events' })
      return ms
    })
    // What else the machine does takes time away from a run, and never gives it any.
    expect(Math.min(...runs)).toBeLessThan(1_000)
  })
})

test('a question that varies is graded by the numbers of the variant that was issued', async () => {
  const lea = visitor()
  const first = await lea.answer('test-varied', 0)
  expect(first.body).toMatchObject({ earned: 0, feedback: { expected: 220 } })
  const { question } = first.body.next as { question: { prompt: string; varies: boolean } }
  const [, at] = /At (\d+) ms/.exec(question.prompt)!
  expect([Number(at) !== 200, question.varies]).toEqual([true, true])
  expect((await lea.answer('test-varied', Number(at) + 20)).body).toMatchObject({ earned: 1 })
})
