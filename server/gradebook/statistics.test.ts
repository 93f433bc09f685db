import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answeredAt, ask } from '../assignments/asking.ts'
import { day, hour, later, type TestClass, testClass } from '../assignments/class-fixture.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { getClassStatistics, getRefutation } from './statistics.ts'

vi.mock('../course.ts', async () => ({
  course: (await import('../course-fixture.ts')).testCourse,
  lessonText: () => '',
}))
const entry = {
  claim: { en: 'A FIN is bare.', zh: 'FIN 单独发送。' },
  correction: { en: 'It has an ACK.', zh: '它带 ACK。' },
  lesson: 'test',
  scenario: 'test/half-closed',
  source: 'RFC 9293 3.10.4',
}
vi.mock('../misconceptions.ts', () => ({ misconceptions: () => new Map([['fin-is-bare', entry]]) }))

let db: TemporaryDatabase
let school: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  school = await testClass()
})
afterEach(() => db.remove())

const path = (rest: string) => `/api/classes/${school.id}/${rest}`

test('items, commonest misconceptions and days, of the answers that the class sees', async () => {
  await answeredAt(school.lea, later(-9 * day), ['c'], 'test-several')
  await answeredAt(school.lea, later(-day), 'fin')
  await answeredAt(school.max, later(-day), 'fin')
  await answeredAt(school.max, later(-hour), 'fin-ack')
  await answeredAt(school.stranger, later(-hour), 'fin')
  const { body } = await ask(school.teacher, getClassStatistics, path('statistics?locale=zh'))
  expect(body).toMatchObject({
    items: [{ questionId: 'test-choice', title: 'Which flags?', learners: 2, facility: 0 }],
    misconceptions: [{ slug: 'fin-is-bare', learners: 2, claim: 'FIN 单独发送。' }],
    days: [
      { day: '2027-03-02', answers: 2, learners: 2, share: 0 },
      { day: '2027-03-03', answers: 1, learners: 1, share: 1 },
    ],
  })
})

test('a misconception comes with the run that refutes it', async () => {
  const { body } = await ask(school.teacher, getRefutation, path('misconceptions/fin-is-bare?locale=en'))
  expect(body).toMatchObject({
    claim: 'A FIN is bare.',
    correction: 'It has an ACK.',
    scenario: { script: expect.any(Array) },
  })
  expect((await ask(school.teacher, getRefutation, path('misconceptions/none'))).status).toBe(404)
})

test('S4: of another class there is nothing, and learners see none', async () => {
  for (const [rest, handler] of [
    ['statistics', getClassStatistics],
    ['misconceptions/fin-is-bare', getRefutation],
  ] as const) {
    expect((await ask(school.stranger, handler, path(rest))).status).toBe(404)
    expect((await ask(school.lea, handler, path(rest))).status).toBe(403)
  }
})
