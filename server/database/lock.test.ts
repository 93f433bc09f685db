import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DatabaseInUse, lockDatabase } from './lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'four-waves-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a second owner is refused until the first gives the file up', () => {
  const file = join(folder, 'a.db')
  const unlock = lockDatabase(file)
  expect(() => lockDatabase(file, 50)).toThrow(DatabaseInUse)
  unlock()
  lockDatabase(file, 50)()
})

test('different files have different owners', () => {
  const first = lockDatabase(join(folder, 'a.db'))
  lockDatabase(join(folder, 'b.db'), 50)()
  first()
})

test('a process that was killed leaves no lock behind', async () => {
  const file = join(folder, 'a.db')
  const owner = spawn(process.execPath, [
    '-e',
    `
    const Libsql = require('libsql')
    const lock = new Libsql(${JSON.stringify(`${file}.lock`)})
    lock.exec('BEGIN EXCLUSIVE')
    console.log('locked')
    setInterval(() => lock.open, 1000)`,
  ])
  await once(owner.stdout, 'data')
  expect(() => lockDatabase(file, 50)).toThrow(DatabaseInUse)
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  lockDatabase(file, 50)()
})

test('the folder of the database is made when it is missing', () => {
  lockDatabase(join(folder, 'deep', 'er', 'a.db'))()
})
