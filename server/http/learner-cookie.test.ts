import { expect, test } from 'vitest'
import { learnerCookie, tokenOf } from './learner-cookie.ts'

const carrying = (cookie: string) => new Request('http://localhost/', { headers: { cookie } })

test('scripts and other sites do not get at the cookie', () => {
  expect(learnerCookie('t0ken', false)).toMatch(/^learner=t0ken; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
})

test('over https the cookie is bound to this host and to https', () => {
  expect(learnerCookie('t0ken', true)).toMatch(/^__Host-learner=t0ken; Path=\/; .*; Secure$/)
})

test('the token is read back among other cookies', () => {
  expect(tokenOf(carrying('a=1; learner=t0ken; b=2'), false)).toBe('t0ken')
  expect(tokenOf(carrying('a=1; __Host-learner=t0ken'), true)).toBe('t0ken')
})

test('over https a cookie that another host could have set is nobody', () => {
  expect(tokenOf(carrying('learner=planted'), true)).toBeUndefined()
})
