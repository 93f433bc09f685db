import { randomUUID } from 'node:crypto'
import { type SignedIn, signUp } from '../accounts/user-fixture.ts'
import { visitor } from '../asking.ts'
import { database } from '../database/database.ts'
import type { AssignmentBody } from './policy-body.ts'

export const hour = 60 * 60 * 1000
export const day = 24 * hour
/** Of the tests: an assignment is open when they begin. */
export const now = new Date('2027-03-03T12:00:00Z')
export const later = (ms: number) => new Date(now.getTime() + ms)

type Member = SignedIn & { browser: ReturnType<typeof visitor> }

export const question = (reference: string) => ({ kind: 'question', reference, weight: 1 })

const member = async (name: string, role: 'learner' | 'instructor' = 'learner'): Promise<Member> => {
  const signedIn = await signUp({ name, role })
  return { ...signedIn, browser: visitor(randomUUID(), signedIn.cookie) }
}

export interface TestClass {
  id: string
  sectionId: string
  teacher: Member
  lea: Member
  /** In the section. */
  max: Member
  /** In no class. */
  stranger: Member
}

/** For tests: a class in Berlin, with an instructor and two learners who joined a week ago. */
export async function testClass(): Promise<TestClass> {
  const { client } = database()
  const id = randomUUID()
  const sectionId = randomUUID()
  const [teacher, lea, max, stranger] = await Promise.all([
    member('Tina', 'instructor'),
    member('Lea'),
    member('Max'),
    member('Stan', 'instructor'),
  ])
  await client.classroom.create({ data: { id, name: 'Networks', timeZone: 'Europe/Berlin' } })
  await client.section.create({ data: { id: sectionId, classroomId: id, name: 'Evening' } })
  const joinedAt = later(-7 * day)
  const rows = [
    { userId: teacher.user.id, role: 'instructor', sectionId: null },
    { userId: lea.user.id, role: 'learner', sectionId: null },
    { userId: max.user.id, role: 'learner', sectionId },
  ]
  for (const row of rows) await client.membership.create({ data: { ...row, classroomId: id, joinedAt } })
  return { id, sectionId, teacher, lea, max, stranger }
}

/** As the form sends it: one question, open since yesterday, due tomorrow, open late for a day more at 80 percent. */
export const body = (change: Partial<Record<keyof AssignmentBody, unknown>> = {}) => ({ ...usual, ...change })

const usual = {
  title: 'The four waves',
  note: '',
  opensAt: later(-day).toISOString(),
  dueAt: later(day).toISOString(),
  closesAt: later(2 * day).toISOString(),
  attemptsAllowed: null,
  counts: 'best',
  late: [{ untilMs: day, percent: 80 }],
  graceSeconds: 0,
  points: 10,
  items: [question('test-choice')],
}
