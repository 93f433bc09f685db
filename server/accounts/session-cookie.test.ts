import { expect, test } from 'vitest'
import { noSessionCookies, sessionCookies, sessionTokenOf } from './session-cookie.ts'

const [key, name] = sessionCookies('token', { name: '李雷; Path=/x' }, true).map(([, value]) => value)

test('S5, S6: over https no script reads the session and no other host sets it; it ends after 90 days', () => {
  expect(key).toBe('__Host-session=token; Path=/; Max-Age=7776000; SameSite=Lax; Secure; HttpOnly')
})

test('the name beside it is for the page, and cannot break out', () => {
  expect(name).toMatch(
    /^account-name=%E6%9D%8E%E9%9B%B7%3B%20Path%3D%2Fx; Path=\/; Max-Age=7776000; SameSite=Lax; Secure$/,
  )
})

test('both are taken back at once', () => {
  for (const [, value] of noSessionCookies(true))
    expect(value).toMatch(/^(__Host-session|account-name)=; Path=\/; Max-Age=0; /)
})

test('the name of the other kind of site is not taken', () => {
  const request = new Request('http://waves.test/', { headers: { cookie: 'session=planted' } })
  expect(sessionTokenOf(request, true)).toBeUndefined()
})
