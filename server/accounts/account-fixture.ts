import { randomUUID } from 'node:crypto'
import type { visitor } from '../asking.ts'
import { signIn } from './signing-in.ts'
import { signUp } from './signing-up.ts'

export type Browser = ReturnType<typeof visitor>
type Handler = (request: Request) => Promise<Response>

/** For tests: somebody with a password. How often one may try it is counted by address, so each test has a new one. */
export const lea = { name: 'Lea', email: 'lea@example.org', password: 'wet paint on tuesday', locale: 'en' }

export const freshEmail = () => `${randomUUID()}@example.org`

export function newLea() {
  lea.email = freshEmail()
}

export const post = (browser: Browser, work: Handler, body: unknown = {}) =>
  browser.ask(work, '/api', { method: 'POST', body })
export const up = (browser: Browser, more: object = {}) => post(browser, signUp, { ...lea, ...more })
export const into = (browser: Browser, more: object = {}) =>
  post(browser, signIn, { email: lea.email, password: lea.password, ...more })
