import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signUp } from '../../server/accounts/user-fixture.ts'
import { lockDatabase } from '../../server/database/lock.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../../server/database/temporary-database.ts'
import type { Command } from './command.ts'
import { reset } from './reset.ts'
import { administrator, instructor, learner } from './roles.ts'
import { users } from './users.ts'

let db: TemporaryDatabase
beforeAll(async () => {
  db = temporaryDatabase()
  await signUp({ name: 'Lea', email: 'lea@example.org' })
}, 60_000)
afterAll(() => db.remove())

const roleOf = async () => (await db.client.user.findFirstOrThrow()).role
const refused = (command: Command, ...args: string[]) => expect(command.run(args)).rejects.toThrow()

test('makes an instructor, an administrator, and a learner again', async () => {
  expect(await instructor.run(['LEA@example.org'])).toBe('LEA@example.org is an instructor now')
  expect(await roleOf()).toBe('instructor')
  await administrator.run(['lea@example.org'])
  expect(await roleOf()).toBe('administrator')
  await learner.run(['lea@example.org'])
  expect(await roleOf()).toBe('learner')
})

test('prints a link to set a password, in the language of the user', async () => {
  expect(await reset.run(['lea@example.org'])).toMatch(/^http:\/\/localhost:3000\/en\/reset#[\w-]{43}$/)
})

test('lists users', async () => {
  expect(await users.run([])).toMatch(/^learner {8}\d{4}-\d\d-\d\d {2}lea@example\.org {2}Lea$/)
})

test('refuses who is not there, and what it does not understand', async () => {
  await refused(instructor, 'tom@example.org')
  await refused(reset, 'tom@example.org')
  await refused(instructor)
  await refused(users, 'lea@example.org')
})

test('while the server holds the file, one line says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-'))
  const file = join(folder, 'waves.db')
  const unlock = lockDatabase(file)
  const env = { ...process.env, DATABASE_URL: `file:${file}` }
  const said = await new Promise<{ code: unknown; stderr: string }>((resolve) =>
    execFile('npm', ['run', '--silent', 'admin', '--', 'users'], { env }, (error, _, stderr) =>
      resolve({ code: error?.code, stderr }),
    ),
  )
  unlock()
  rmSync(folder, { recursive: true })
  expect(said.code).toBe(2)
  expect(said.stderr).toMatch(/^the server is running and holds the database: stop it first \(.*\)\n$/)
}, 120_000)
