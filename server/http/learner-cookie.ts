import { sha256 } from '../canonical.ts'
import { cookieOf, kept } from './cookies.ts'
import { siteIsSecure } from './same-origin.ts'

/** 400 days, the most that browsers keep; every answer renews it. */
const maxAge = 400 * 24 * 60 * 60

/** `__Host-`: no other host of the domain can set it. Browsers accept that name over https only. */
const cookieName = (secure: boolean) => (secure ? '__Host-learner' : 'learner')

/** Readable by the page, so that it knows whose waiting answers are whose. It opens nothing. */
const markName = 'learner-mark'
/** The mark under which this browser's answers waited before its learner signed in. */
const formerMarkName = 'learner-was'
const markLength = 16

export const tokenOf = (request: Request, secure = siteIsSecure()): string | undefined =>
  cookieOf(request, cookieName(secure))

interface Holder {
  learner: { id: string }
  /** Null for who is signed in: an account's record opens by the session alone. */
  token: string | null
  /** Whose waiting answers are the learner's from now on. */
  was?: { id: string } | null
}

export const learnerCookies = ({ learner, token, was }: Holder, secure = siteIsSecure()): [string, string][] => [
  ['set-cookie', `${cookieName(secure)}=${token ?? ''}; ${kept(token === null ? 0 : maxAge, secure)}; HttpOnly`],
  ['set-cookie', `${markName}=${markOf(learner.id)}; ${kept(maxAge, secure)}`],
  ...(was ? [['set-cookie', `${formerMarkName}=${markOf(was.id)}; ${kept(maxAge, secure)}`] as [string, string]] : []),
]

export const noLearnerCookies = (secure = siteIsSecure()): [string, string][] => [
  ['set-cookie', `${cookieName(secure)}=; ${kept(0, secure)}; HttpOnly`],
  ['set-cookie', `${markName}=; ${kept(0, secure)}`],
  noFormerMark(secure),
]

/** After it was said whose they are, nobody else's waiting answers are taken over. */
export const noFormerMark = (secure = siteIsSecure()): [string, string] => [
  'set-cookie',
  `${formerMarkName}=; ${kept(0, secure)}`,
]

/** Mends the mark where it does not fit the learner: a browser may have lost one cookie and kept the other. */
export function mendedMark(request: Request, learnerId: string | null, secure = siteIsSecure()): [string, string][] {
  const mark = learnerId === null ? '' : markOf(learnerId)
  if ((cookieOf(request, markName) ?? '') === mark) return []
  return [['set-cookie', `${markName}=${mark}; ${kept(mark ? maxAge : 0, secure)}`]]
}

const markOf = (learnerId: string) => sha256(`mark of ${learnerId}`).slice(0, markLength)
