import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDatabase } from '../../server/database/lock.ts'
import { assertSpace } from './machine.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'four-waves-start-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function start(env: Record<string, string>, preload: string[] = []) {
  const settings = { ...process.env, DATABASE_URL: `file:${folder}/test.db`, PORT: '0', HOST: '127.0.0.1', ...env }
  const { status, stderr } = spawnSync(process.execPath, [...preload, 'scripts/start.mjs'], {
    env: settings,
    encoding: 'utf8',
  })
  return { status, lines: stderr.trim().split('\n') }
}

const stoppedBy = (message: RegExp) => ({ status: 1, lines: [expect.stringMatching(message)] })

test('a Node that is too old is told so in one line', () => {
  const old = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.18.3"}})'
  expect(start({}, ['--import', old])).toEqual(stoppedBy(/^Stopped: Four Waves needs Node\.js 20\.19 or newer/))
})

test('a port that is taken is told in one line, with what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const result = start({ PORT: String(port) })
  other.close()
  expect(result).toEqual(stoppedBy(new RegExp(`^Stopped: port ${port} is taken: .* PORT=${port + 1} npm start$`)))
})

test.each(['abc', '-1', '70000', '3000x'])('PORT=%s is told in one line', (port) => {
  expect(start({ PORT: port })).toEqual(stoppedBy(/^Stopped: PORT is ".*": give a number/))
})

test('a HOST that is not of this machine is told in one line', () => {
  expect(start({ HOST: '192.0.2.1' })).toEqual(
    stoppedBy(/^Stopped: HOST is "192\.0\.2\.1", which is no address of this machine/),
  )
})

test('a data folder that cannot be written is told in one line, with what to do', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(start({ DATABASE_URL: `file:${folder}/file/test.db` })).toEqual(
    stoppedBy(/^Stopped: the data folder .* is not writable \(E\w+\): change its rights, or set DATABASE_URL/),
  )
})

test('a database of another kind is told in one line', () => {
  expect(start({ DATABASE_URL: 'mysql://localhost/x' })).toEqual(
    stoppedBy(/^Stopped: DATABASE_URL is neither file:PATH.* nor postgresql:/),
  )
})

test('a database that another copy has open is told in one line', () => {
  const file = join(folder, 'test.db')
  writeFileSync(file, '')
  const unlock = lockDatabase(file)
  const result = start({ DATABASE_URL: `file:${file}` })
  unlock()
  expect(result).toEqual(
    stoppedBy(/^Stopped: .*test\.db is in use by another running copy of Four Waves: stop that one first/),
  )
})

test('a disk without room is told with how much is needed', () => {
  expect(() => assertSpace(folder, 1e9, 'the build')).toThrow(
    /^no disk space: \d+ MB are free at .*, the build needs 1000000000 MB/,
  )
  expect(() => assertSpace(folder, 0, 'nothing')).not.toThrow()
})
