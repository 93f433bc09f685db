import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { ask, assigned } from './asking.ts'
import { downloadCalendar, endCalendar, getCalendar, readCalendar, renewCalendar } from './calendar.ts'
import { day, later, type TestClass, testClass } from './class-fixture.ts'
import { giveExtension } from './extensions.ts'

vi.mock('../course.ts', async () => ({ course: (await import('../course-fixture.ts')).testCourse }))
vi.mock('../lessons.ts', () => ({ practiceIds: () => [] }))

let db: TemporaryDatabase
let school: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  school = await testClass()
})
afterEach(() => db.remove())

const renew = async (person = school.lea) =>
  String((await ask(person, renewCalendar, '/api/me/calendar', { method: 'POST' })).body.address)
/** As a calendar asks: with nothing but the address. */
const read = async (address: string) => {
  const response = await readCalendar(new Request(address, { headers: { host: 'waves.test' } }), later(0))
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
const lines = (text: string, name: string) => text.split('\r\n').filter((line) => line.startsWith(`${name}:`))

test('the address reads when the assignments of its owner are due', async () => {
  const id = await assigned(school)
  await assigned(school, { title: 'Draft' }, false)
  const { status, type, text } = await read(await renew())
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(lines(text, 'UID')).toEqual([`UID:${id}@four-waves`])
  expect(lines(text, 'SUMMARY')).toEqual(['SUMMARY:The four waves (Networks)'])
  expect(lines(text, 'DTSTART')).toEqual(['DTSTART:20270304T120000Z'])
})

test('an extension moves the own event alone, under the same id with a higher sequence', async () => {
  const id = await assigned(school)
  const [lea, max] = [await renew(), await renew(school.max)]
  const before = (await read(lea)).text
  const body = { userIds: [school.lea.user.id], dueAt: later(3 * day), reason: 'ill' }
  await ask(school.teacher, giveExtension, `/api/assignments/${id}/extensions`, { method: 'POST', body })
  const after = (await read(lea)).text
  expect(lines(after, 'UID')).toEqual(lines(before, 'UID'))
  expect(lines(after, 'DTSTART')).toEqual(['DTSTART:20270306T120000Z'])
  expect([lines(before, 'SEQUENCE'), lines(after, 'SEQUENCE')]).toEqual([['SEQUENCE:2'], ['SEQUENCE:3']])
  expect(lines((await read(max)).text, 'DTSTART')).toEqual(['DTSTART:20270304T120000Z'])
})

test('a new address ends the earlier one, and can be ended itself', async () => {
  const [first, second] = [await renew(), await renew()]
  expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200])
  expect((await ask(school.lea, getCalendar, '/api/me/calendar')).body.madeAt).not.toBeNull()
  await ask(school.lea, endCalendar, '/api/me/calendar', { method: 'DELETE' })
  expect((await read(second)).status).toBe(404)
  expect((await ask(school.lea, getCalendar, '/api/me/calendar')).body).toEqual({ madeAt: null })
})

test('the database holds no address, and a wrong one looks like any other', async () => {
  const address = await renew()
  const token = address.split('/').at(-1)!
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify(await db.client.calendarLink.findMany())).not.toContain(token)
  const [wrong, short] = [await read(address.replace(token, 'A'.repeat(43))), await read(address.slice(0, -1))]
  expect([wrong.status, wrong.text]).toEqual([404, short.text])
})

test('who is signed in downloads the same as a file; a visitor is asked to sign in', async () => {
  await assigned(school)
  let file = ''
  const download = async (request: Request) => {
    const response = await downloadCalendar(request, later(0))
    file = await response.clone().text()
    return response.ok ? Response.json({}) : response
  }
  await ask(school.lea, download, '/api/me/calendar/file')
  expect(file).toBe((await read(await renew())).text)
  expect((await downloadCalendar(new Request('http://waves.test/api/me/calendar/file'))).status).toBe(401)
})
