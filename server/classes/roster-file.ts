import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { oneLine } from '../line.ts'

/** A line of an instructor's list of who is in the class. */
export interface RosterLine {
  /** In the file, from 1. */
  line: number
  name: string
  /** In lower case; may be empty, as may the others. */
  email: string
  studentNumber: string
  section: string
}

export type RosterProblem =
  | {
      line: number
      code: 'name-missing' | 'name-too-long' | 'email-malformed' | 'number-too-long' | 'section-too-long'
    }
  /** The same person again: `first` is the line that has them already. */
  | { line: number; code: 'twice'; first: number }
  | { line: number; code: 'not-csv' }

export interface RosterFile {
  entries: RosterLine[]
  problems: RosterProblem[]
}

export type ReadRoster =
  | { ok: true; file: RosterFile }
  /** The file as a whole is refused. */
  | { ok: false; code: 'empty' | 'no-name-column' | 'too-many-rows' | 'not-csv'; line?: number }

export const maxRosterBytes = 256_000
export const maxRosterRows = 2000

/** What the columns are called, in lower case without spaces and marks. */
const headers = {
  name: ['name', 'fullname', 'student', 'studentname', 'displayname', '姓名', '名字', '学生', '学生姓名'],
  first: ['firstname', 'first', 'givenname', '名'],
  last: ['lastname', 'last', 'surname', 'familyname', '姓'],
  email: ['email', 'emailaddress', 'mail', '邮箱', '电子邮箱', '电子邮件', '邮件'],
  studentNumber: ['studentnumber', 'studentid', 'id', 'number', 'sisuserid', 'sisid', '学号', '编号'],
  section: ['section', 'group', 'sections', '班级', '班', '小班', '分组', '组'],
} as const
type Column = keyof typeof headers

/**
 * Reads what spreadsheets write: with or without a byte-order mark, commas, semicolons or tabs, quoted or not, with the
 * columns' names in English or Chinese. Lines that cannot be used are named with their reason; the others are read.
 */
export function readRoster(text: string): ReadRoster {
  const plain = text.replace(/^\uFEFF/, '')
  if (plain.trim() === '') return { ok: false, code: 'empty' }
  const rows = rowsOf(plain)
  if (!Array.isArray(rows)) return { ok: false, code: 'not-csv', line: rows.line }
  const [head, ...body] = rows
  const columns = columnsOf(head?.cells ?? [])
  if (columns.name === undefined && columns.last === undefined) return { ok: false, code: 'no-name-column' }
  if (body.length > maxRosterRows) return { ok: false, code: 'too-many-rows' }
  return { ok: true, file: sorted(body.map(({ line, cells }) => lineOf(line, cells, columns))) }
}

interface Row {
  line: number
  cells: string[]
}

function rowsOf(text: string): Row[] | { line: number } {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 10_000,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    return { line: Number((error as { lines?: number }).lines ?? 1) }
  }
}

/** The one that the line of the columns' names has most of. */
function delimiterOf(text: string): string {
  const [head = ''] = text.trimStart().split(/\r\n|\r|\n/, 1)
  const count = (mark: string) => head.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function columnsOf(cells: string[]): Partial<Record<Column, number>> {
  const names = cells.map((cell) => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
  const places = Object.entries(headers).map(([column, known]) => [
    column,
    names.findIndex((name) => (known as readonly string[]).includes(name)),
  ])
  return Object.fromEntries(places.filter(([, place]) => (place as number) >= 0))
}

const email = z.email()
const han = /\p{Script=Han}/u

function lineOf(line: number, cells: string[], columns: Partial<Record<Column, number>>): RosterLine | RosterProblem {
  const cell = (column: Column) => (columns[column] === undefined ? '' : oneLine(cells[columns[column]] ?? ''))
  const [first, last] = [cell('first'), cell('last')]
  const joined = han.test(first + last) ? last + first : `${first} ${last}`.trim()
  const entry = {
    line,
    name: cell('name') || joined,
    email: cell('email').toLowerCase(),
    studentNumber: cell('studentNumber'),
    section: cell('section'),
  }
  if (!entry.name) return { line, code: 'name-missing' }
  if (entry.name.length > 200) return { line, code: 'name-too-long' }
  if (entry.email && !email.safeParse(entry.email).success) return { line, code: 'email-malformed' }
  if (entry.studentNumber.length > 100) return { line, code: 'number-too-long' }
  if (entry.section.length > 100) return { line, code: 'section-too-long' }
  return entry
}

/** Whoever is there twice is taken once. */
function sorted(read: (RosterLine | RosterProblem)[]): RosterFile {
  const file: RosterFile = { entries: [], problems: [] }
  const seen = new Map<string, number>()
  for (const each of read) {
    if ('code' in each) {
      file.problems.push(each)
      continue
    }
    const key = keyOf(each)
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, each.line)
      file.entries.push(each)
    } else file.problems.push({ line: each.line, code: 'twice', first })
  }
  return file
}

/** By what two entries are the same person: the school's number, else the address, else the name. */
export const keyOf = ({ studentNumber, email, name }: Omit<RosterLine, 'line' | 'section'>): string =>
  studentNumber ? `number ${studentNumber}` : email ? `email ${email}` : `name ${name}`
