import { cookieOf, kept } from '../http/cookies.ts'
import { siteIsSecure } from '../http/same-origin.ts'

const day = 24 * 60 * 60
/** From the sign-in to the end, whatever happens. */
export const longestDays = 90

/** `__Host-`: no other host of the domain can set it. Browsers accept that name over https only. */
const cookieName = (secure: boolean) => (secure ? '__Host-session' : 'session')

export const sessionTokenOf = (request: Request, secure = siteIsSecure()): string | undefined =>
  cookieOf(request, cookieName(secure))

const nameName = 'account-name'
const longestName = 40

interface Holder {
  name: string
}

/** The second is readable by the page, so that the header can say who is signed in. It opens nothing. */
export const sessionCookies = (token: string, user: Holder, secure = siteIsSecure()): [string, string][] => [
  ['set-cookie', `${cookieName(secure)}=${token}; ${kept(longestDays * day, secure)}; HttpOnly`],
  accountName(user, secure),
]

export const accountName = ({ name }: Holder, secure = siteIsSecure()): [string, string] => [
  'set-cookie',
  `${nameName}=${encodeURIComponent([...name].slice(0, longestName).join(''))}; ${kept(longestDays * day, secure)}`,
]

export const noSessionCookies = (secure = siteIsSecure()): [string, string][] => [
  ['set-cookie', `${cookieName(secure)}=; ${kept(0, secure)}; HttpOnly`],
  ['set-cookie', `${nameName}=; ${kept(0, secure)}`],
]
