import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deleteSection } from '../classes/sections.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { answeredAt, ask, assigned, mineOf } from './asking.ts'
import { day, later, now, type TestClass, testClass } from './class-fixture.ts'
import { getExtensions, giveExtension, withdrawExtension } from './extensions.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))
vi.mock('../lessons.ts', () => ({ practiceIds: () => [] }))

let db: TemporaryDatabase
let school: TestClass
let id: string
beforeEach(async () => {
  db = temporaryDatabase()
  school = await testClass()
  id = await assigned(school, { attemptsAllowed: 1 })
})
afterEach(() => db.remove())

const give = (body: object) =>
  ask(school.teacher, giveExtension, `/api/assignments/${id}/extensions`, {
    method: 'POST',
    body: { reason: 'ill', ...body },
  })
const given = async () =>
  (await ask(school.teacher, getExtensions, `/api/assignments/${id}/extensions`)).body as {
    extensions: { id: string; for: object }[]
    learners: object[]
    sections: object[]
  }

describe('an extension', () => {
  test('for one: their due time alone is later', async () => {
    expect((await give({ userIds: [school.lea.user.id], dueAt: later(3 * day) })).status).toBe(204)
    expect((await mineOf(school.lea, id)).window).toMatchObject({
      dueAt: later(3 * day).getTime(),
      closesAt: later(3 * day).getTime(),
      extended: true,
    })
    expect((await mineOf(school.max, id)).window).toMatchObject({ dueAt: later(day).getTime(), extended: false })
  })

  test('for several', async () => {
    await give({ userIds: [school.lea.user.id, school.max.user.id], attemptsAllowed: 3 })
    expect((await mineOf(school.lea, id)).window.attemptsAllowed).toBe(3)
    expect((await mineOf(school.max, id)).window.attemptsAllowed).toBe(3)
  })

  test('for a section: the best of it and the own one', async () => {
    await give({ sectionId: school.sectionId, dueAt: later(2 * day), attemptsAllowed: 2 })
    await give({ userIds: [school.max.user.id], dueAt: later(1.5 * day), attemptsAllowed: 4 })
    expect((await mineOf(school.max, id)).window).toMatchObject({ dueAt: later(2 * day).getTime(), attemptsAllowed: 4 })
    expect((await mineOf(school.lea, id)).window).toMatchObject({ dueAt: later(day).getTime(), attemptsAllowed: 1 })
  })

  test('for a section: it stays until the extension is withdrawn', async () => {
    await give({ sectionId: school.sectionId, attemptsAllowed: 2 })
    const remove = async () => {
      const path = `/api/classes/${school.id}/sections/${school.sectionId}`
      const { status, body } = await school.teacher.browser.ask(deleteSection, path, { method: 'DELETE' })
      return [status, body.code]
    }
    expect(await remove()).toEqual([409, 'section-extended'])
    await db.client.extension.deleteMany()
    expect(await remove()).toEqual([204, undefined])
  })

  test('makes on time what was late', async () => {
    await answeredAt(school.lea, later(day + 1))
    expect((await mineOf(school.lea, id)).grade.points).toBe(8)
    await give({ userIds: [school.lea.user.id], dueAt: later(2 * day) })
    expect((await mineOf(school.lea, id)).grade.points).toBe(10)
  })

  test('withdrawn, all is as before, and the log has both with the reason', async () => {
    await give({ userIds: [school.lea.user.id], dueAt: later(3 * day) })
    const extensionId = (await given()).extensions[0]!.id
    const path = `/api/assignments/${id}/extensions/${extensionId}`
    expect((await ask(school.teacher, withdrawExtension, path, { method: 'DELETE' })).status).toBe(204)
    expect((await mineOf(school.lea, id)).window.extended).toBe(false)
    const events = await db.client.auditEvent.findMany({ where: { action: { startsWith: 'extension' } } })
    expect(events.map(({ action }) => action).sort()).toEqual(['extension-given', 'extension-withdrawn'])
    for (const { details } of events) {
      expect(details).toMatchObject({ assignmentId: id, userId: school.lea.user.id, reason: 'ill' })
    }
    expect((await ask(school.teacher, withdrawExtension, path, { method: 'DELETE' })).status).toBe(404)
  })

  test('the page lists them with names, and whom one can be given to', async () => {
    await give({ userIds: [school.lea.user.id], dueAt: later(3 * day) })
    await give({ sectionId: school.sectionId, closesAt: later(3 * day) })
    const { extensions, learners, sections } = await given()
    expect(extensions.map((each) => each.for)).toEqual(
      expect.arrayContaining([
        { kind: 'learner', name: 'Lea' },
        { kind: 'section', name: 'Evening' },
      ]),
    )
    expect(learners).toMatchObject([{ name: 'Lea' }, { name: 'Max' }])
    expect(sections).toMatchObject([{ name: 'Evening' }])
  })

  test('is not for who is not in the class, and not for nobody', async () => {
    const refused = { status: 422, body: { code: 'extension-for-nobody' } }
    expect(await give({ userIds: [school.stranger.user.id], dueAt: now })).toMatchObject(refused)
    expect(await give({ userIds: [school.teacher.user.id], dueAt: now })).toMatchObject(refused)
    expect(await give({ sectionId: (await testClass()).sectionId, dueAt: now })).toMatchObject(refused)
    expect(await db.client.extension.count()).toBe(0)
  })

  test.each([
    ['whom it is for', { dueAt: now }],
    ['what it gives', { userIds: ['x'] }],
    ['a reason', { userIds: ['x'], dueAt: now, reason: ' ' }],
  ])('says %s', async (_, body) => {
    expect(await give(body)).toMatchObject({ status: 422, body: { code: 'invalid-body' } })
  })

  test('is given by those who teach the class alone', async () => {
    const path = `/api/assignments/${id}/extensions`
    const body = { method: 'POST', body: { reason: 'x', userIds: [school.lea.user.id], dueAt: later(3 * day) } }
    expect((await ask(school.lea, giveExtension, path, body)).status).toBe(403)
    expect((await ask(school.stranger, giveExtension, path, body)).status).toBe(404)
    expect((await ask(school.lea, getExtensions, path)).status).toBe(403)
  })
})
