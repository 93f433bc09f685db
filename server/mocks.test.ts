import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { afterEvent, type MockState, startMock } from '../quiz/interview/mock.ts'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { getMock, getMocks, putMock } from './mocks.ts'

vi.mock('./course.ts', async () => ({ course: (await import('./course-fixture.ts')).testCourse }))

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

type Visitor = ReturnType<typeof visitor>
const begun = startMock(
  { level: 'junior', minutes: 10, topics: [], locale: 'en', items: [{ kind: 'open', slug: 'how' }] },
  0,
)
const said = afterEvent(begun, { do: 'say', text: 'FIN' }, 1000)
const stopped = afterEvent(begun, { do: 'stop' }, 1000)

const put = (lea: Visitor, id: string, revision: number, state: unknown = begun) =>
  lea.ask((request) => putMock(request), `/api/mocks/${id}`, { method: 'PUT', body: { revision, state } })
const get = (lea: Visitor, id: string) => lea.ask(getMock, `/api/mocks/${id}`)
const list = async (lea: Visitor) => (await lea.ask(getMocks, '/api/mocks')).body.mocks

/** Somebody who has answered something. */
async function known(): Promise<Visitor> {
  const lea = visitor()
  await lea.answer('test-choice', 'fin')
  return lea
}

test('a mock interview is kept as it stands, revision by revision', async () => {
  const [lea, id] = [await known(), randomUUID()]
  expect((await put(lea, id, 0)).body).toEqual({ revision: 1 })
  expect((await put(lea, id, 1, said)).body).toEqual({ revision: 2 })
  expect((await get(lea, id)).body).toMatchObject({ id, revision: 2, state: said, finishedAt: null })
  await put(lea, id, 2, stopped)
  expect(await list(lea)).toEqual([
    { id, level: 'junior', minutes: 10, locale: 'en', startedAt: expect.any(String), finishedAt: expect.any(String) },
  ])
})

test('an older page does not write over a newer one: it is told what is there', async () => {
  const [lea, id] = [await known(), randomUUID()]
  await put(lea, id, 0)
  await put(lea, id, 1, said)
  for (const seen of [0, 1]) {
    const { status, body } = await put(lea, id, seen, stopped)
    expect([status, body.code, body.current]).toEqual([409, 'mock-changed', { revision: 2, state: said }])
  }
  expect((await get(lea, id)).body).toMatchObject({ revision: 2, state: said })
})

test('of two pages that save at once, one is first', async () => {
  const [lea, id] = [await known(), randomUUID()]
  await put(lea, id, 0)
  const replies = await Promise.all([put(lea, id, 1, said), put(lea, id, 1, stopped)])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('the same save again, because its reply was lost, is the same', async () => {
  const [lea, id] = [await known(), randomUUID()]
  for (let time = 0; time < 2; time++) expect((await put(lea, id, 0)).body).toEqual({ revision: 1 })
  for (let time = 0; time < 2; time++) expect((await put(lea, id, 1, said)).body).toEqual({ revision: 2 })
  expect(await db.client.mockInterview.count()).toBe(1)
})

test('who has no record keeps it in the browser: nobody is stored for it', async () => {
  const { status, body } = await put(visitor(), randomUUID(), 0)
  expect([status, body.code]).toEqual([404, 'no-learner'])
  expect(await db.client.learner.count()).toBe(0)
})

test('nobody else sees it or writes into it, and cannot tell it from one that does not exist', async () => {
  const [lea, tom, id] = [await known(), await known(), randomUUID()]
  await put(lea, id, 0)
  const theirs = await get(tom, id)
  const none = await get(tom, randomUUID())
  expect([theirs.status, theirs.body]).toEqual([404, none.body])
  expect((await put(tom, id, 1, said)).status).toBe(404)
  expect(await list(tom)).toEqual([])
  expect((await get(lea, id)).body).toMatchObject({ revision: 1, state: begun })
})

test.each([
  ['no state', null],
  ['a field that it does not have', { ...begun, score: 100 }],
  ['no question', { ...begun, items: [] }],
  ['an essay without end', { ...said, records: [{ ...said.records[0], said: 'x'.repeat(4001) }] }],
])('a state with %s is refused', async (_, state) => {
  const lea = await known()
  const reply = await put(lea, randomUUID(), 0, state as MockState)
  expect([reply.status, reply.body.code]).toEqual([422, 'invalid-body'])
  expect(await db.client.mockInterview.count()).toBe(0)
})

test('an address that is no id is not found', async () => {
  expect((await put(await known(), 'mine', 0)).status).toBe(404)
})

test('what came with an import and is no interview is not shown', async () => {
  const [lea, id] = [await known(), randomUUID()]
  const { id: learnerId } = await db.client.learner.findFirstOrThrow()
  await db.client.mockInterview.create({ data: { learnerId, id, state: {}, startedAt: new Date() } })
  expect([await list(lea), (await get(lea, id)).status]).toEqual([[], 404])
})

test('another site cannot save', async () => {
  const lea = await known()
  const request = new Request(`http://waves.test/api/mocks/${randomUUID()}`, {
    method: 'PUT',
    headers: {
      host: 'waves.test',
      origin: 'http://evil.test',
      cookie: lea.cookie(),
      'content-type': 'application/json',
    },
    body: JSON.stringify({ revision: 0, state: begun }),
  })
  expect((await putMock(request)).status).toBe(403)
})
