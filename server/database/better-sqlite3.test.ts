import Database from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'

interface Connection {
  exec(sql: string): void
  prepare(sql: string): { bind(args: unknown[]): { run(): unknown; raw(): { all(): unknown[][] } } }
}

let connection: Connection
beforeEach(() => {
  connection = new Database(':memory:') as Connection
  connection.exec('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)')
})

const rows = (sql: string, ...args: unknown[]) => connection.prepare(sql).bind(args).raw().all()

test('the same statement runs again with other arguments', () => {
  const insert = 'INSERT INTO t VALUES (?, ?) RETURNING a, b'
  expect([rows(insert, 1, 'one'), rows(insert, 2, null)]).toEqual([[[1, 'one']], [[2, null]]])
  expect([rows('SELECT b FROM t WHERE a = ?', 1), rows('SELECT b FROM t WHERE a = ?', 2)]).toEqual([
    [['one']],
    [[null]],
  ])
})

test('a statement that failed can be run again', () => {
  const insert = 'INSERT INTO t VALUES (?, ?) RETURNING a'
  rows(insert, 1, 'one')
  expect(() => rows(insert, 1, 'again')).toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }))
  expect(rows(insert, 2, 'two')).toEqual([[2]])
})

test('a statement that was kept sees a changed table', () => {
  rows('INSERT INTO t VALUES (1, ?) RETURNING a', 'one')
  expect(rows('SELECT * FROM t')).toEqual([[1, 'one']])
  connection.exec("ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'new'")
  expect(rows('SELECT * FROM t')).toEqual([[1, 'one', 'new']])
})

test('more different statements than are kept still run', () => {
  for (let round = 0; round < 2; round++) {
    for (let number = 0; number < 300; number++) expect(rows(`SELECT ${number} WHERE 1 = ?`, 1)).toEqual([[number]])
  }
})
