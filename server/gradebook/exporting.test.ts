import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { answeredAt, ask, assigned } from '../assignments/asking.ts'
import { day, hour, later, now, type TestClass, testClass } from '../assignments/class-fixture.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { csv } from './csv.ts'
import { getExport } from './exporting.ts'
import { postOverride } from './overriding.ts'

vi.mock('../course.ts', async () => ({
  course: (await import('../course-fixture.ts')).testCourse,
  lessonText: () => '',
}))

let db: TemporaryDatabase
let school: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  school = await testClass()
})
afterEach(() => db.remove())

const file = async (query: string, who = school.teacher, at = now, classId = school.id) => {
  const url = `http://waves.test/api/classes/${classId}/export?${query}`
  const response = await getExport(new Request(url, { headers: { cookie: who.cookie } }), at)
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}
const lines = ({ bytes }: { bytes: Buffer }): string[][] => parse(bytes.toString('utf8'))

test('grades are in the layout that Canvas imports, and agree with a hand calculation', async () => {
  const soon = await assigned(school, { title: 'Waves', points: 20 })
  await assigned(school, {
    title: 'Waves',
    dueAt: later(3 * day).toISOString(),
    closesAt: later(4 * day).toISOString(),
  })
  await db.client.rosterEntry.create({
    data: { id: 'e', classroomId: school.id, name: '李雷', studentNumber: '007', claimedById: school.lea.user.id },
  })
  await answeredAt(school.lea, later(day + hour))
  const path = `/api/classes/${school.id}/gradebook/${soon}/${school.max.user.id}`
  await ask(school.teacher, postOverride, path, { method: 'POST', body: { set: 'excused', reason: 'ill' } })
  const [lea, max] = [school.lea.user.email, school.max.user.email]
  const head = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Waves', 'Waves [2]']
  const points = ['    Points Possible', '', '', '', '', '20', '10']
  // An hour late: 20 x 80 %; on time for the second. Max has time for the second until it closes.
  const first = ['李雷', '', '007', lea, '', '16', '10']
  const grades = await file('what=grades')
  expect(lines(grades)).toEqual([head, points, ['Max', '', '', max, 'Evening', 'EX', ''], first])
  expect(lines(await file('what=grades', school.teacher, later(5 * day)))[2]!.at(-1)).toBe('0')
  expect(grades.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(grades.headers.get('content-disposition')).toBe('attachment; filename="grades-2027-03-03.csv"')

  const data = JSON.parse((await file('what=grades&format=json')).bytes.toString('utf8'))
  expect(data.learners[1]).toMatchObject({ name: '李雷', grades: [{ points: 16, state: 'late' }, { points: 10 }] })
})

test('S10: a name or title is never a formula, and comes out of the file as it went in', async () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠x']
  const plain = ['say "hi"', '王，小明', 'a, b', '\u200Fשלום', 'two\nlines', 'two\rlines', "O'Neil", '1-1']
  const text = csv([...formulas, ...plain].map((name) => [name, 5]))
  const read: string[][] = parse(text, { record_delimiter: '\r\n' })
  expect(read).toEqual([...formulas.map((name) => [`'${name}`, '5']), ...plain.map((name) => [name, '5'])])
  expect(text).toContain('"say ""hi""",5\r\n')
  expect(text).toContain('"two\nlines",5\r\n')
})

test('S10: titles and names of the class are written so', async () => {
  await assigned(school, { title: '=HYPERLINK("http://x")' })
  await db.client.user.update({ where: { id: school.lea.user.id }, data: { name: '@Lea' } })
  const [head, , first] = lines(await file('what=grades'))
  expect(head!.at(-1)).toBe(`'=HYPERLINK("http://x")`)
  expect(first![0]).toBe("'@Lea")
})

test('the byte-order mark is there when it is asked for', async () => {
  expect((await file('what=grades&mark=1')).bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect((await file('what=grades')).bytes.subarray(0, 7).toString()).toBe('Student')
})

test('attempts: a line for each that the class sees, in both formats', async () => {
  await answeredAt(school.lea, later(-8 * day), 'fin')
  await answeredAt(school.lea, later(-hour))
  await answeredAt(school.max, later(-hour), ['a'], 'test-several')
  await answeredAt(school.stranger, later(-hour))
  const [head, ...rows] = lines(await file('what=attempts'))
  const column = (name: string) => rows.map((row) => row[head!.indexOf(name)])
  expect(column('name').sort()).toEqual(['Lea', 'Max'])
  expect(column('question').sort()).toEqual(['test-choice', 'test-several'])
  expect(column('answer').sort()).toEqual(['["a"]', 'fin-ack'])
  const data = JSON.parse((await file('what=attempts&format=json')).bytes.toString('utf8'))
  const lea = data.find(({ name }: { name: string }) => name === 'Lea')
  expect(lea).toMatchObject({ earned: 1, of: 1, earnedNow: 1, at: later(-hour).toISOString(), answer: 'fin-ack' })
})

test('attempts of more than a page come all and once', async () => {
  await answeredAt(school.lea, now)
  const kept = await db.client.attempt.findFirstOrThrow()
  const { results: _, ...row } = kept as typeof kept & { results?: unknown }
  await db.client.attempt.createMany({
    data: Array.from({ length: 2100 }, (_, nth) => {
      const { answer, feedback, ...rest } = row
      const given = { answer: answer as string, feedback: feedback as object }
      return { ...rest, ...given, id: `copy-${nth}`, variant: null, sequence: nth + 2 }
    }),
  })
  const [, ...rows] = lines(await file('what=attempts'))
  expect(new Set(rows.map((each) => each[4])).size).toBe(2101)
})

test('events: who did what, with reasons', async () => {
  const id = await assigned(school)
  const path = `/api/classes/${school.id}/gradebook/${id}/${school.lea.user.id}`
  await ask(school.teacher, postOverride, path, { method: 'POST', body: { set: 'excused', reason: '=ill' } })
  const rows = lines(await file('what=events'))
  expect(rows[0]).toEqual(['at', 'by', 'action', 'details'])
  const set = rows.find(([, , action]) => action === 'override-excused')!
  expect(set[1]).toBe('Tina')
  expect(JSON.parse(set[3]!)).toMatchObject({ reason: '=ill', userId: school.lea.user.id })
})

test('S4: the files of another class are not there, and learners get none', async () => {
  for (const what of ['grades', 'attempts', 'events']) {
    expect((await file(`what=${what}`, school.lea)).status).toBe(403)
    const [foreign, absent] = [
      await file(`what=${what}`, school.stranger),
      await file(`what=${what}`, school.stranger, now, 'absent'),
    ]
    expect([foreign.status, foreign.bytes]).toEqual([404, absent.bytes])
  }
  expect((await file('what=passwords')).status).toBe(422)
})

test('S8: ten files an hour for each instructor', async () => {
  for (let nth = 0; nth < 10; nth++) expect((await file('what=events')).status).toBe(200)
  const refused = await file('what=events')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(300)
})
