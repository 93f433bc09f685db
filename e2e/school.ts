import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { Person } from './people'
import { expect } from './test'

const hour = 60 * 60 * 1000
const hoursFromNow = (hours: number, now = Date.now()) => new Date(now + hours * hour)

/** As a field of type datetime-local has it, by the clocks of Shanghai. */
export const inShanghai = (hours: number, now = Date.now()) =>
  hoursFromNow(hours, now).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16).replace(' ', 'T')

/** Of an invitation. */
export const codeShape = /^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}$/

export interface Asked {
  id: string
  /** Where it is asked. */
  lesson: string
  right: string
  wrong: string
}

export const questions = {
  bytes: { id: 'two-streams-predict', lesson: 'two-streams', right: 'delivered', wrong: 'refused' },
  closing: { id: 'two-streams-close-call', lesson: 'two-streams', right: 'at-once', wrong: 'dropped' },
  flags: { id: 'first-wave-flags', lesson: 'first-wave', right: 'fin-ack', wrong: 'fin' },
} as const satisfies Record<string, Asked>

/** A class in Shanghai; gives its id. */
export async function newClass(ina: Person, name = 'Networks'): Promise<string> {
  const about = { name, term: '', timeZone: 'Asia/Shanghai' }
  return (await ina.send<{ id: string }>('post', '/api/classes', about)).id
}

export async function invite(ina: Person, classroomId: string, terms: object = {}): Promise<string> {
  const all = { days: 1, seats: null, requiresApproval: false, sectionId: null, ...terms }
  return (await ina.send<{ code: string }>('post', `/api/classes/${classroomId}/invitations`, all)).code
}

export async function enrol(ina: Person, classroomId: string, learners: Person[]) {
  const code = await invite(ina, classroomId)
  for (const learner of learners) await learner.send('post', '/api/join', { code, shareEarlier: false })
}

interface Terms {
  title: string
  /** When it is due, hours from now; it has been open for two days, and closes in three. */
  due: number
  /** What an answer is worth until how many hours after it was due. */
  late?: [hours: number, percent: number][]
  points?: number
  asks?: readonly { id: string }[]
}

/** An assignment that learners see; gives its id. */
export async function assign(ina: Person, classroomId: string, terms: Terms): Promise<string> {
  const { title, due, late = [], points = 20, asks = [questions.bytes] } = terms
  const body = {
    title,
    note: '',
    opensAt: hoursFromNow(-48),
    dueAt: hoursFromNow(due),
    closesAt: hoursFromNow(72),
    attemptsAllowed: null,
    counts: 'best',
    late: late.map(([hours, percent]) => ({ untilMs: hours * hour, percent })),
    graceSeconds: 60,
    points,
    items: asks.map(({ id }) => ({ kind: 'question', reference: id, weight: 1 })),
  }
  const { id } = await ina.send<{ id: string }>('post', `/api/classes/${classroomId}/assignments`, body)
  await ina.send('put', `/api/assignments/${id}/publication`, { published: true })
  return id
}

/** The number of a user, as instructors know it. */
export async function idOf(ina: Person, classroomId: string, { email }: Person): Promise<string> {
  const { members } = await ina.send<{ members: { userId: string; email: string }[] }>(
    'get',
    `/api/classes/${classroomId}/people`,
  )
  return members.find((member) => member.email === email)!.userId
}

/** By the server alone. */
export const answer = (who: Person, { id: questionId }: Asked, answer: string) =>
  who.send('post', '/api/attempts', { id: randomUUID(), questionId, seed: 1, answer })

/** On the page that asks, which is open: `option` is one of its radio buttons. */
export async function answerOnPage(page: Page, { id }: Asked, option: string, locale: 'en' | 'zh' = 'en') {
  const question = page.locator(`#${id}`)
  const submit = question.getByRole('button', { name: locale === 'en' ? 'Check the answer' : '提交答案' })
  await expect(submit).toBeEnabled()
  await question.getByRole('radio', { name: option }).check()
  await submit.click()
  await expect(
    question.getByRole('heading', { level: 3, name: locale === 'en' ? /^Right: / : /^正确：/ }),
  ).toBeFocused()
}
