import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxRosterRows, readRoster } from './roster-file.ts'

function read(text: string) {
  const result = readRoster(text)
  if (!result.ok) throw new Error(result.code)
  return result.file
}
const names = (text: string) => read(text).entries.map(({ name }) => name)

describe('a list of learners is read as spreadsheets write it', () => {
  test('with all columns', () => {
    expect(read('Name,Email,Student ID,Section\nLi Lei,Li.Lei@School.example,2027001,Monday').entries).toEqual([
      { line: 2, name: 'Li Lei', email: 'li.lei@school.example', studentNumber: '2027001', section: 'Monday' },
    ])
  })

  test('with names alone', () => {
    expect(read('name\nAda\nGrace').entries).toMatchObject([
      { name: 'Ada', email: '', studentNumber: '', section: '' },
      { name: 'Grace' },
    ])
  })

  test.each([
    ['a byte-order mark', '\uFEFFName,Email\nAda,ada@x.example'],
    ['semicolons', 'Name;Email\nAda;ada@x.example'],
    ['tabs', 'Name\tEmail\nAda\tada@x.example'],
    ['quotes', '"Name","Email"\r\n"Ada","ada@x.example"\r\n'],
    ['old line ends', 'Name,Email\rAda,ada@x.example\r'],
    ['columns in Chinese', '姓名,电子邮箱\nAda,ada@x.example'],
    ['columns in another order, and one more', 'Remark,E-mail,Full name\nnew,ada@x.example,Ada'],
    ['empty lines and cells', 'Name,Email\n\nAda, ada@x.example \n,\n  \n'],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ entries: [{ name: 'Ada', email: 'ada@x.example' }], problems: [] })
  })

  test('first and last names are put together as each language does', () => {
    expect(names('First name,Last name\nAda,Lovelace')).toEqual(['Ada Lovelace'])
    expect(names('姓,名\n李,雷')).toEqual(['李雷'])
  })

  test('a quoted name keeps its comma, and its line break is counted', () => {
    const { entries, problems } = read('Name,Email\n"Lovelace, Ada\nCountess",ada@x.example\nGrace,nowhere')
    expect(entries).toMatchObject([{ name: 'Lovelace, Ada Countess' }])
    expect(problems).toEqual([{ line: 4, code: 'email-malformed' }])
  })
})

describe('what cannot be used is named by its line', () => {
  test('and the other lines are read', () => {
    const { entries, problems } = read(
      `Name,Email,Number\nAda,ada@x.example,1\n,nobody@x.example,2\nBob,bob@,3\n${'x'.repeat(201)},,4\nCy,,1\nDi,,5`,
    )
    expect(entries.map(({ name, line }) => [name, line])).toEqual([
      ['Ada', 2],
      ['Di', 7],
    ])
    expect(problems).toEqual([
      { line: 3, code: 'name-missing' },
      { line: 4, code: 'email-malformed' },
      { line: 5, code: 'name-too-long' },
      { line: 6, code: 'twice', first: 2 },
    ])
  })

  test('a file that is none as a whole', () => {
    expect(readRoster('')).toEqual({ ok: false, code: 'empty' })
    expect(readRoster('\uFEFF \n')).toEqual({ ok: false, code: 'empty' })
    expect(readRoster('a,b\n1,2')).toEqual({ ok: false, code: 'no-name-column' })
    expect(readRoster('Name\n"Ada\nBob')).toMatchObject({ ok: false, code: 'not-csv' })
  })

  test('2,000 rows are read, one more is refused (S12)', () => {
    const rows = (count: number) =>
      `Name\n${Array.from({ length: count }, (_, index) => `Learner ${index}`).join('\n')}`
    expect(read(rows(maxRosterRows)).entries).toHaveLength(2000)
    expect(readRoster(rows(maxRosterRows + 1))).toEqual({ ok: false, code: 'too-many-rows' })
  })
})

test('whatever the text, reading ends with entries or a reason (S12)', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('Name', '姓名', '"', '\uFEFF', '=1+1', 'a@b.example', '\u0000'))
  const text = fc
    .array(fc.array(cell, { maxLength: 5 }), { maxLength: 20 })
    .map((rows) => rows.map((row) => row.join(',')).join('\n'))
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (each) => {
      const result = readRoster(each)
      const entries = result.ok ? result.file.entries : []
      for (const { name } of entries) expect(name).toMatch(/^[^\p{Cc}]+$/u)
    }),
  )
})
