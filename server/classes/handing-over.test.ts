import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { deleteMe } from '../me/delete.ts'
import { classOf, newClass, type Person, type TestClass } from './class-fixture.ts'
import { putArchive } from './classes.ts'
import { addInstructor } from './instructors.ts'

let db: TemporaryDatabase
let ours: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  ours = await newClass()
})
afterEach(() => db.remove())

const deleted = async (who: Person) => {
  const { status, body } = await who.ask((request) => deleteMe(request), '/api/me', { method: 'DELETE', body: {} })
  return status === 204 ? 'deleted' : [status, body.code, body.classes]
}
const byInstructor = (handler: Parameters<Person['ask']>[0], path: string, method: string, body: object) =>
  ours.instructor.ask(handler, `/api/classes/${ours.id}${path}`, { method, body })

test('the account of the only instructor stays, and the classes that need it are named', async () => {
  await classOf(ours.instructor, 'Operating systems')
  const [status, code, classes] = (await deleted(ours.instructor)) as [number, string, string[]]
  expect([status, code, classes.toSorted()]).toEqual([409, 'last-instructor', ['Networks', 'Operating systems']])
  expect(await db.client.user.count()).toBe(1)
})

test('once another one teaches the class, the account goes, and the class goes on', async () => {
  const { instructor: colleague } = await newClass()
  const { email } = colleague.user
  expect((await byInstructor(addInstructor, '/instructors', 'POST', { email })).status).toBe(204)
  expect(await deleted(ours.instructor)).toBe('deleted')
  expect(await deleted(colleague)).toMatchObject([409, 'last-instructor', { length: 2 }])
})

test('of two instructors who go at the same time, one stays', async () => {
  const { instructor: colleague } = await newClass()
  await byInstructor(addInstructor, '/instructors', 'POST', { email: colleague.user.email })
  await db.client.classroom.updateMany({ where: { id: { not: ours.id } }, data: { archivedAt: new Date() } })
  const both = await Promise.all([deleted(ours.instructor), deleted(colleague)])
  expect(both.filter((said) => said === 'deleted')).toHaveLength(1)
})

test('an archived class holds nobody', async () => {
  await byInstructor(putArchive, '/archive', 'PUT', { archived: true })
  expect(await deleted(ours.instructor)).toBe('deleted')
})

test('a learner goes at any time', async () => {
  expect(await deleted(await ours.learner('Lea'))).toBe('deleted')
})
