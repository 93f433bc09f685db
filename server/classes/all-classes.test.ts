import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { getAllClasses } from './all-classes.ts'
import { classOf, newClass, type Person, person } from './class-fixture.ts'

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

interface Told {
  classes: { id: string; name: string }[]
  more: boolean
}
const list = async (who: Person, query = '') =>
  (await who.ask(getAllClasses, `/api/administration/classes${query}`)).body as unknown as Told

test('an administrator finds every class, with who teaches it and how many learn there', async () => {
  const ours = await newClass()
  const lea = await ours.learner('Lea')
  await db.client.membership.updateMany({ where: { userId: lea.user.id }, data: { status: 'ended' } })
  await ours.learner('Tom')
  const found = await list(await person('Ada', { role: 'administrator' }))
  const about = { name: 'Networks', term: 'Spring 2027', archived: false, teachers: ['Ines'], learners: 1 }
  expect(found).toEqual({ classes: [{ id: ours.id, ...about }], more: false })
})

test('a page at a time, the newest first, each class once', async () => {
  const ines = await person('Ines', { role: 'instructor' })
  const { id } = await classOf(ines, 'The oldest')
  await db.client.classroom.update({ where: { id }, data: { createdAt: new Date('2026-01-01') } })
  const rows = Array.from({ length: 60 }, (_, index) => ({ id: `class ${index}`, name: 'One more', timeZone: 'UTC' }))
  await db.client.classroom.createMany({ data: rows })
  const ada = await person('Ada', { role: 'administrator' })
  const first = await list(ada)
  const second = await list(ada, `?after=${first.classes.at(-1)!.id}`)
  expect([first.classes.length, first.more, second.classes.length, second.more]).toEqual([50, true, 11, false])
  expect(new Set([...first.classes, ...second.classes].map((each) => each.id)).size).toBe(61)
  expect(second.classes.at(-1)).toMatchObject({ name: 'The oldest' })
})

test('for others there is no such list', async () => {
  const { instructor } = await newClass()
  expect(await list(instructor)).toMatchObject({ code: 'not-found' })
  expect(await list(await person('Lea'))).toMatchObject({ code: 'not-found' })
})
