import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { authSecret } from './secret.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'four-waves-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('made at the first start, kept, and readable by its owner only', () => {
  const secret = authSecret(folder, undefined)
  expect(secret.length).toBeGreaterThanOrEqual(43)
  expect(authSecret(folder, undefined)).toBe(secret)
  expect(readdirSync(folder)).toEqual(['auth-secret'])
  expect(statSync(join(folder, 'auth-secret')).mode & 0o777).toBe(0o600)
})

test('the configured one counts, if it is long enough', () => {
  expect(authSecret(folder, 'x'.repeat(32))).toBe('x'.repeat(32))
  expect(() => authSecret(folder, 'short')).toThrow('BETTER_AUTH_SECRET')
  expect(readdirSync(folder)).toEqual([])
})
