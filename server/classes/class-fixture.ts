import { randomUUID } from 'node:crypto'
import { type SignedIn, signUp } from '../accounts/user-fixture.ts'
import { visitor } from '../asking.ts'
import { database } from '../database/database.ts'
import { createClass } from './classes.ts'
import { createInvitation } from './invitations.ts'
import { join } from './joining.ts'

type Browser = ReturnType<typeof visitor>
export type Person = Browser & { user: SignedIn['user'] }

/** For tests: somebody who is signed in, in a browser of their own. */
export async function person(
  name: string,
  { confirmed = false, ...more }: Partial<SignedIn['user']> & { confirmed?: boolean } = {},
): Promise<Person> {
  const { user, cookie } = await signUp({ name, ...more })
  if (confirmed) await database().client.user.update({ where: { id: user.id }, data: { emailVerified: true } })
  return { ...visitor(randomUUID(), cookie), user }
}

export interface TestClass {
  id: string
  instructor: Person
  /** An invitation's id and code. */
  invite(terms?: object): Promise<{ id: string; code: string }>
  /** Joins by an invitation of its own. */
  learner(name: string, share?: boolean): Promise<Person>
}

/** For tests: a class with its instructor. */
export async function classOf(instructor: Person, name = 'Networks'): Promise<TestClass> {
  const body = { name, term: 'Spring 2027', timeZone: 'Asia/Shanghai' }
  const { id } = (await instructor.ask(createClass, '/api/classes', { method: 'POST', body })).body as { id: string }
  const invite = async (terms: object = {}) => {
    const asked = { days: 7, seats: null, requiresApproval: false, sectionId: null, ...terms }
    const reply = await instructor.ask(createInvitation, `/api/classes/${id}/invitations`, {
      method: 'POST',
      body: asked,
    })
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
    return reply.body as { id: string; code: string }
  }
  return {
    id,
    instructor,
    invite,
    async learner(learnerName, shareEarlier = false) {
      const learner = await person(learnerName)
      const { code } = await invite()
      const reply = await learner.ask(join, '/api/join', { method: 'POST', body: { code, shareEarlier } })
      if (reply.body.status !== 'active') throw new Error(JSON.stringify(reply.body))
      return learner
    },
  }
}

export const newClass = async (): Promise<TestClass> => classOf(await person('Ines', { role: 'instructor' }))
