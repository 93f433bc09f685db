import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { bodies } from '../reliability/bodies.ts'
import { kills } from '../reliability/kills.ts'
import { doublePresses, lostReplies } from '../reliability/lost-replies.ts'
import { locked } from '../reliability/outage.ts'
import { soak } from '../reliability/soak.ts'
import { twoInstances } from '../reliability/two-instances.ts'

describe('the production server', () => {
  test('kill -9 during a stream of answers loses no acknowledged one and doubles none (R1)', async () => {
    const report = await kills(3)
    expect(report).toMatchObject({ lost: 0, doubled: 0, unasked: 0, disagreeing: 0, integrity: 'ok' })
    expect(report.acknowledged).toBeGreaterThan(50)
    expect(report.slowestRestartMs).toBeLessThan(10_000)
  })

  test('two processes on one PostgreSQL grade each press once (R13)', async () => {
    const report = await twoInstances(200)
    expect(report).toMatchObject({ presses: 200, acknowledged: 200, differing: 0, lost: 0, doubled: 0, unasked: 0 })
    expect(report).toMatchObject({ learners: 20, misnumbered: 0, integrity: 'ok' })
  })

  test('while the SQLite file is locked, answers are told when to come back, lessons are read, nothing is lost (R4)', async () => {
    const report = await locked(6)
    expect(report).toMatchObject({ wrongly: 0, lost: 0, doubled: 0, lessons: { failed: 0 } })
    expect(report.refused).toBeGreaterThan(0)
    expect(report.slowestRefusalMs).toBeLessThanOrEqual(6_000)
    expect(report.longestRetryAfter).toBeLessThanOrEqual(6)
  })

  test('a press sent five times at once is one row and one grade (R7)', async () => {
    expect(await doublePresses(10)).toEqual({ presses: 10, rows: 10, differing: 0 })
  })

  test('a press whose reply was lost gets the same grade again, and is one row (R8)', async () => {
    expect(await lostReplies(10)).toEqual({ presses: 10, rows: 10, differing: 0 })
  })

  test('bodies too big or broken are refused, stored nowhere, and cost no memory (R16)', async () => {
    const { replies, growthMegabytes, rows } = await bodies()
    expect(replies.map(({ status }) => status)).toEqual([413, 413, 413, 413, 413, 413, 400, 422, 422, 422, 400, 422])
    expect(rows).toBe(0)
    expect(growthMegabytes).toBeLessThanOrEqual(20)
  })

  test('thousands of answers leave memory, descriptors and the log where they were (R20)', async () => {
    const report = await soak(3_000)
    expect(report).toMatchObject({ failed: 0, rows: 3_000 })
    expect(report.rssMegabytes).toBeLessThanOrEqual(400)
    expect(report.descriptors.highest - report.descriptors.lowest).toBeLessThanOrEqual(8)
    expect(report.walMegabytes).toBeLessThan(10)
  })
})

test('thousands of transactions run with 256 descriptors (R20)', () => {
  const script = 'node node_modules/tsx/dist/cli.mjs --conditions=react-server scripts/reliability/transactions.ts 3000'
  const { stdout } = spawnSync('bash', ['-c', `ulimit -n 256; ${script}`], { encoding: 'utf8' })
  const report = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')
  expect(report).toMatchObject({ transactions: 3_000, undone: 750, rows: 2_250 })
  expect(report.descriptors).toBeLessThan(100)
})
