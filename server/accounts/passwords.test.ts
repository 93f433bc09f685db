import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hashPassword, passwordFits, refusedPassword } from './passwords.ts'

test('S7: passwords are kept as argon2id with 19 MiB, two passes, one lane', async () => {
  const hash = await hashPassword('wet paint on tuesday')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hashPassword('wet paint on tuesday')).not.toBe(hash)
  expect(await passwordFits({ hash, password: 'wet paint on tuesday' })).toBe(true)
  expect(await passwordFits({ hash, password: 'wet paint on monday' })).toBe(false)
})

test('S7: 8 to 128 characters of any kind, counted as people count them', () => {
  expect(refusedPassword('1234567')).toBe('password-too-short')
  expect(refusedPassword('四次挥手之后等多久')).toBeNull()
  expect(refusedPassword('🌊'.repeat(8))).toBeNull()
  expect(refusedPassword('🌊'.repeat(7))).toBe('password-too-short')
  expect(refusedPassword('xy '.repeat(42))).toBeNull()
  expect(refusedPassword('xyz'.repeat(43))).toBe('password-too-long')
})

test('S7: the 3,000 most common that are long enough are refused, in whatever letters', () => {
  const common = readFileSync('server/accounts/common-passwords.txt', 'utf8').trim().split('\n')
  expect(new Set(common).size).toBe(3000)
  for (const password of common) expect(refusedPassword(password)).toBe('password-common')
  expect(refusedPassword('PassWord')).toBe('password-common')
})

test('S7: a password is the same however its letters were composed', async () => {
  const hash = await hashPassword('caf\u00e9 on tuesday')
  expect(await passwordFits({ hash, password: 'cafe\u0301 on tuesday' })).toBe(true)
})
