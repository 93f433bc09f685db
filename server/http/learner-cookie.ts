import { sha256 } from '../canonical.ts'
import { siteIsSecure } from './same-origin.ts'

/** 400 days, the most that browsers keep; every answer renews it. */
const maxAge = 400 * 24 * 60 * 60

/** `__Host-`: no other host of the domain can set it. Browsers accept that name over https only. */
const cookieName = (secure: boolean) => (secure ? '__Host-learner' : 'learner')

/** Readable by the page, so that it knows whose waiting answers are whose. It opens nothing. */
const markName = 'learner-mark'
const markLength = 16

export const tokenOf = (request: Request, secure = siteIsSecure()): string | undefined =>
  cookieOf(request, cookieName(secure))

function cookieOf(request: Request, name: string): string | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim())
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1)
}

interface Holder {
  learner: { id: string }
  token: string
}

export const learnerCookies = ({ learner, token }: Holder, secure = siteIsSecure()): [string, string][] => [
  ['set-cookie', `${cookieName(secure)}=${token}; ${kept(maxAge, secure)}; HttpOnly`],
  ['set-cookie', `${markName}=${markOf(learner.id)}; ${kept(maxAge, secure)}`],
]

export const noLearnerCookies = (secure = siteIsSecure()): [string, string][] => [
  ['set-cookie', `${cookieName(secure)}=; ${kept(0, secure)}; HttpOnly`],
  ['set-cookie', `${markName}=; ${kept(0, secure)}`],
]

/** Mends the mark where it does not fit the learner: a browser may have lost one cookie and kept the other. */
export function mendedMark(request: Request, learnerId: string | null, secure = siteIsSecure()): [string, string][] {
  const mark = learnerId === null ? '' : markOf(learnerId)
  if ((cookieOf(request, markName) ?? '') === mark) return []
  return [['set-cookie', `${markName}=${mark}; ${kept(mark ? maxAge : 0, secure)}`]]
}

const kept = (seconds: number, secure: boolean) => `Path=/; Max-Age=${seconds}; SameSite=Lax${secure ? '; Secure' : ''}`

const markOf = (learnerId: string) => sha256(`mark of ${learnerId}`).slice(0, markLength)
