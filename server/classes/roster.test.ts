import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from '../database/temporary-database.ts'
import { newClass, type Person, person, type TestClass } from './class-fixture.ts'
import { getPeople } from './classroom.ts'
import { join } from './joining.ts'
import { claimEntry } from './own-place.ts'
import { deleteEntry, importRoster, undoClaim } from './roster.ts'

let db: TemporaryDatabase
let ours: TestClass
beforeEach(async () => {
  db = temporaryDatabase()
  ours = await newClass()
})
afterEach(() => db.remove())

type Handler = (request: Request) => Promise<Response>
const send = (who: Person, handler: Handler, path: string, method: string, body?: unknown) =>
  who.ask(handler, `/api/classes/${ours.id}${path}`, { method, body })
const sent = (csv: string, store = true) => send(ours.instructor, importRoster, '/roster', 'POST', { csv, store })
const told = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code]
interface People {
  members: { userId: string; sectionId: string | null }[]
  roster: { id: string; name: string; email: string; sectionId: string | null; claimedById: string | null }[]
  sections: { id: string; name: string }[]
}
const people = async () => (await send(ours.instructor, getPeople, '/people', 'GET')).body as unknown as People
const claimed = async () => (await people()).roster.map(({ name, claimedById }) => [name, claimedById])

const list =
  'Name,Email,Student ID,Section\nLi Lei,li@school.example,1001,Monday\nHan Mei,han@school.example,1002,Friday'

describe('an instructor’s list', () => {
  test('is shown before it is stored', async () => {
    const preview = await sent(`${list}\n,nobody@school.example,3,`, false)
    expect(preview.body).toMatchObject({
      stored: false,
      added: 2,
      changed: 0,
      same: 0,
      newSections: ['Monday', 'Friday'],
      entries: [{ line: 2, name: 'Li Lei' }, { line: 3 }],
      problems: [{ line: 4, code: 'name-missing' }],
    })
    expect(await people()).toMatchObject({ roster: [], sections: [] })
    expect((await sent(list)).body).toMatchObject({ stored: true, added: 2 })
    expect((await people()).sections.map(({ name }) => name)).toEqual(['Friday', 'Monday'])
  })

  test('a second time is brought up to date, not doubled', async () => {
    await sent(list)
    const second = await sent(list.replace('Han Mei', 'Han Meimei').replace('1001,Monday', '1001,Friday'))
    expect(second.body).toMatchObject({ added: 0, changed: 2, same: 0, newSections: [] })
    expect(
      (await sent(list.replace('Han Mei', 'Han Meimei').replace('1001,Monday', '1001,Friday'))).body,
    ).toMatchObject({
      added: 0,
      changed: 0,
      same: 2,
    })
    expect((await people()).roster.map(({ name }) => name)).toEqual(['Han Meimei', 'Li Lei'])
  })

  test('has at most 256 kB and 2,000 rows; 20 uploads an hour (S8, S12)', async () => {
    expect(told(await sent(`Name\n${'x'.repeat(256_000)}`, false))).toEqual([413, 'too-large'])
    const rows = (count: number) =>
      `Name\n${Array.from({ length: count }, (_, index) => `Learner ${index}`).join('\n')}`
    const refused = await sent(rows(2001), false)
    expect([...told(refused), refused.body.reason]).toEqual([422, 'roster-unreadable', 'too-many-rows'])
    expect((await sent(rows(2000))).body).toMatchObject({ added: 2000 })
    expect((await sent(rows(2000))).body).toMatchObject({ same: 2000 })
    for (let count = 3; count < 20; count++) await sent('Name\nA', false)
    expect(told(await sent('Name\nA', false))).toEqual([429, 'too-many-requests'])
  })

  test('says what is wrong with a file', async () => {
    const { status, body } = await sent('A,B\n1,2')
    expect([status, body.code, body.reason]).toEqual([422, 'roster-unreadable', 'no-name-column'])
  })
})

describe('a place on the list', () => {
  const joins = async (learner: Person) => {
    const { code } = await ours.invite()
    return learner.ask(join, '/api/join', { method: 'POST', body: { code, shareEarlier: false } })
  }
  const claims = (who: Person, text: string) => send(who, claimEntry, '/claim', 'POST', { who: text })

  test('is found by a confirmed address, with its section, whoever comes first', async () => {
    const early = await person('lilei', { email: 'li@school.example', confirmed: true })
    await joins(early)
    await sent(list)
    const late = await person('hmm', { email: 'han@school.example', confirmed: true })
    await joins(late)
    expect(await claimed()).toEqual([
      ['Han Mei', late.user.id],
      ['Li Lei', early.user.id],
    ])
    const { members, sections } = await people()
    const sectionOf = (userId: string) =>
      sections.find(({ id }) => id === members.find((each) => each.userId === userId)?.sectionId)?.name
    expect([sectionOf(early.user.id), sectionOf(late.user.id)]).toEqual(['Monday', 'Friday'])
  })

  test('is not found by an address that nobody has confirmed', async () => {
    await sent(list)
    await joins(await person('Mal', { email: 'li@school.example' }))
    expect(await claimed()).toEqual([
      ['Han Mei', null],
      ['Li Lei', null],
    ])
  })

  test('is taken by number or by name; one that is taken is like one that is not there', async () => {
    await sent(list)
    const [lea, tom] = [await ours.learner('Lea'), await ours.learner('Tom')]
    expect((await claims(lea, ' 1001 ')).status).toBe(204)
    const taken = await claims(tom, '1001')
    expect(told(taken)).toEqual([422, 'entry-unknown'])
    expect((await claims(tom, '9999')).body).toEqual(taken.body)
    expect(told(await claims(lea, '1002'))).toEqual([409, 'already-claimed'])
    expect((await claims(tom, 'han mei')).status).toBe(204)
    expect(await claimed()).toEqual([
      ['Han Mei', tom.user.id],
      ['Li Lei', lea.user.id],
    ])
  })

  test('of two people with one name is taken by number only', async () => {
    await sent('Name,Number\nWang Wei,1\nWang Wei,2')
    const wei = await ours.learner('Wei')
    expect(told(await claims(wei, 'Wang Wei'))).toEqual([422, 'entry-unknown'])
    expect((await claims(wei, '2')).status).toBe(204)
  })

  test('is one learner’s, however many press in the same instant', async () => {
    await sent(list)
    const crowd = await Promise.all(['A', 'B', 'C', 'D'].map((name) => ours.learner(name)))
    const outcomes = await Promise.all(crowd.map((each) => claims(each, '1001')))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([204, 422, 422, 422])
  })

  test('is given back by the instructor, or deleted; the learner stays in the class', async () => {
    await sent(list)
    const lea = await ours.learner('Lea')
    await claims(lea, '1001')
    const entry = (await people()).roster.find(({ claimedById }) => claimedById)!
    expect((await send(ours.instructor, undoClaim, `/claims/${entry.id}`, 'DELETE')).status).toBe(204)
    expect((await claimed()).map(([, by]) => by)).toEqual([null, null])
    expect((await claims(lea, '1002')).status).toBe(204)
    expect((await send(ours.instructor, deleteEntry, `/roster/${entry.id}`, 'DELETE')).status).toBe(204)
    expect(await people()).toMatchObject({ roster: [{ name: 'Han Mei' }], members: [{}, {}] })
  })

  test('may be asked for 10 times an hour (S8)', async () => {
    await sent(list)
    const lea = await ours.learner('Lea')
    for (let count = 0; count < 10; count++) expect((await claims(lea, `${count}`)).status).toBe(422)
    expect((await claims(lea, '1001')).status).toBe(429)
  })
})
