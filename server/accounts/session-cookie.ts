import { cookieOf, kept } from '../http/cookies.ts'
import { siteIsSecure } from '../http/same-origin.ts'

const day = 24 * 60 * 60
/** From the sign-in to the end, whatever happens. */
export const longestDays = 90

/** `__Host-`: no other host of the domain can set it. Browsers accept that name over https only. */
const cookieName = (secure: boolean) => (secure ? '__Host-session' : 'session')

export const sessionTokenOf = (request: Request, secure = siteIsSecure()): string | undefined =>
  cookieOf(request, cookieName(secure))

export const sessionCookie = (token: string, secure = siteIsSecure()): [string, string] => [
  'set-cookie',
  `${cookieName(secure)}=${token}; ${kept(longestDays * day, secure)}; HttpOnly`,
]

export const noSessionCookie = (secure = siteIsSecure()): [string, string] => [
  'set-cookie',
  `${cookieName(secure)}=; ${kept(0, secure)}; HttpOnly`,
]
