import { siteIsSecure } from './same-origin.ts'

/** 400 days, the most that browsers keep; every answer renews it. */
const maxAge = 400 * 24 * 60 * 60

/** `__Host-`: no other host of the domain can set it. Browsers accept that name over https only. */
const cookieName = (secure: boolean) => (secure ? '__Host-learner' : 'learner')

export function tokenOf(request: Request, secure = siteIsSecure()): string | undefined {
  const prefix = `${cookieName(secure)}=`
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim())
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length)
}

export const learnerCookie = (token: string, secure = siteIsSecure()): string =>
  `${cookieName(secure)}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

export const noLearnerCookie = (secure = siteIsSecure()): string =>
  `${cookieName(secure)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
