import { expect, test } from 'vitest'
import { learnerCookies, mendedMark, noLearnerCookies, tokenOf } from './learner-cookie.ts'

const carrying = (cookie: string) => new Request('http://localhost/', { headers: { cookie } })
const lea = { learner: { id: 'lea' }, token: 't0ken' }
const [key, mark] = learnerCookies(lea, false).map(([, value]) => value) as [string, string]

test('scripts and other sites do not get at the key', () => {
  expect(key).toMatch(/^learner=t0ken; Path=\/; Max-Age=\d+; SameSite=Lax; HttpOnly$/)
})

test('over https both cookies are bound to https, and the key to this host', () => {
  const [secureKey, secureMark] = learnerCookies(lea, true).map(([, value]) => value)
  expect(secureKey).toMatch(/^__Host-learner=t0ken; Path=\/; .*; Secure; HttpOnly$/)
  expect(secureMark).toMatch(/; Secure$/)
})

test('the mark tells learners apart and nothing else', () => {
  expect(mark).toMatch(/^learner-mark=[\w-]{16}; Path=\/; Max-Age=\d+; SameSite=Lax$/)
  expect(learnerCookies({ ...lea, token: 'other' }, false)[1]).toEqual(['set-cookie', mark])
  expect(learnerCookies({ ...lea, learner: { id: 'tom' } }, false)[1]).not.toEqual(['set-cookie', mark])
  for (const secret of ['t0ken', 'lea;']) expect(mark).not.toContain(secret)
})

test('a mark that does not fit the learner is mended, one that fits is left', () => {
  expect(mendedMark(carrying(mark.split(';')[0]!), 'lea', false)).toEqual([])
  expect(mendedMark(carrying('a=1'), 'lea', false)).toEqual([['set-cookie', mark]])
  expect(mendedMark(carrying(mark.split(';')[0]!), null, false)[0]?.[1]).toMatch(/^learner-mark=; Path=\/; Max-Age=0/)
  expect(mendedMark(carrying('a=1'), null, false)).toEqual([])
})

test('both are taken back at once', () => {
  for (const [, value] of noLearnerCookies(false)) expect(value).toMatch(/^learner(-mark|-was)?=; Path=\/; Max-Age=0; /)
})

test('the token is read back among other cookies', () => {
  expect(tokenOf(carrying('a=1; learner=t0ken; b=2'), false)).toBe('t0ken')
  expect(tokenOf(carrying('a=1; __Host-learner=t0ken'), true)).toBe('t0ken')
})

test('over https a cookie that another host could have set is nobody', () => {
  expect(tokenOf(carrying('learner=planted'), true)).toBeUndefined()
})
