import { randomUUID } from 'node:crypto'
import { type SignedIn, signUpAll } from '../../server/accounts/user-fixture.ts'
import { database } from '../../server/database/database.ts'
import type { Role } from '../../server/permissions.ts'
import type { Person } from './row.ts'

export type World = Awaited<ReturnType<typeof makeWorld>>

/** A class with everybody around it; each question of the table is asked in a world of its own. */
export async function makeWorld() {
  const { client } = database()
  const people = await everybody()
  const [classroom, otherClassroom] = [randomUUID(), randomUUID()]
  const joinedAt = new Date()
  const place = (person: Account, classroomId: string, role: string) => ({
    classroomId,
    userId: people[person].user.id,
    role,
    joinedAt,
  })
  await client.$transaction([
    client.classroom.createMany({
      data: [
        { id: classroom, name: 'Networks', timeZone: 'Asia/Shanghai' },
        { id: otherClassroom, name: 'Elsewhere', timeZone: 'UTC' },
      ],
    }),
    client.membership.createMany({
      data: [
        place('class member', classroom, 'learner'),
        place('instructor', classroom, 'instructor'),
        place('co-instructor', classroom, 'instructor'),
        place('instructor of another class', otherClassroom, 'instructor'),
      ],
    }),
  ])
  return { people, classroom, otherClassroom, client }
}

type Account = Exclude<Person, 'visitor'>

async function everybody(): Promise<Record<Account, SignedIn>> {
  const wanted = Object.entries(roles).map(([name, role]) => ({ name, role }))
  const made = await signUpAll(wanted)
  return Object.fromEntries(made.map((each) => [each.user.name, each])) as Record<Account, SignedIn>
}

const roles: Record<Account, Role> = {
  learner: 'learner',
  'other learner': 'learner',
  'class member': 'learner',
  'instructor of another class': 'instructor',
  instructor: 'instructor',
  'co-instructor': 'instructor',
  administrator: 'administrator',
}
