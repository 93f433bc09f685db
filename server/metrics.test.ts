import { afterEach, beforeEach, expect, test } from 'vitest'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { handle } from './http/handle.ts'
import { problem } from './http/problem.ts'
import { getMetrics } from './metrics.ts'

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
  delete (globalThis as { fourWavesCounters?: unknown }).fourWavesCounters
})
afterEach(() => db.remove())

const asked = (authorization: string, token: string | undefined) =>
  getMetrics(new Request('http://waves.test/api/metrics', { headers: { authorization } }), token)

test('nobody sees them without a token, and only who knows it with one', async () => {
  expect((await asked('', undefined)).status).toBe(404)
  expect((await asked('Bearer undefined', undefined)).status).toBe(404)
  expect((await asked('Bearer wrong', 'secret')).status).toBe(404)
  expect((await asked('Bearer secret', 'secret')).status).toBe(200)
})

test('answers are counted by route and status, with no id in any name', async () => {
  await visitor().progress()
  await handle(async () => problem('not-found'))(new Request('http://waves.test/api/classes/0c281e93-dd71/members'))
  const text = await (await asked('Bearer secret', 'secret')).text()
  expect(text).toContain('four_waves_answers_total{method="GET",route="/api/progress",status="200"} 1')
  expect(text).toContain('four_waves_answers_total{method="GET",route="/api/classes/:id/members",status="404"} 1')
  expect(text).toMatch(/four_waves_answer_seconds_count 2\n/)
  expect(text).toMatch(/^four_waves_healthy 1$/m)
})

test('every line is a comment or a name, labels and a number', async () => {
  const text = await (await asked('Bearer secret', 'secret')).text()
  for (const line of text.trimEnd().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [0-9.e+-]+)$/)
  }
})
