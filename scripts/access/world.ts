import { randomUUID } from 'node:crypto'
import { type SignedIn, signUp } from '../../server/accounts/user-fixture.ts'
import { database } from '../../server/database/database.ts'
import type { Person } from './row.ts'

export type World = Awaited<ReturnType<typeof makeWorld>>

/** A class with everybody around it; each question of the table is asked in a world of its own. */
export async function makeWorld() {
  const { client } = database()
  const user = (name: string, role: 'learner' | 'instructor' | 'administrator' = 'learner') => signUp({ name, role })
  const people: Record<Exclude<Person, 'visitor'>, SignedIn> = {
    learner: await user('Lea'),
    'other learner': await user('Tom'),
    'class member': await user('Mia'),
    'instructor of another class': await user('Ira', 'instructor'),
    instructor: await user('Ina', 'instructor'),
    'co-instructor': await user('Ivo', 'instructor'),
    administrator: await user('Ada', 'administrator'),
  }
  const [classroom, otherClassroom] = [randomUUID(), randomUUID()]
  await client.classroom.createMany({
    data: [
      { id: classroom, name: 'Networks', timeZone: 'Asia/Shanghai' },
      { id: otherClassroom, name: 'Elsewhere', timeZone: 'UTC' },
    ],
  })
  const joinedAt = new Date()
  const place = (person: Exclude<Person, 'visitor'>, classroomId: string, role: string) => ({
    classroomId,
    userId: people[person].user.id,
    role,
    joinedAt,
  })
  await client.membership.createMany({
    data: [
      place('class member', classroom, 'learner'),
      place('instructor', classroom, 'instructor'),
      place('co-instructor', classroom, 'instructor'),
      place('instructor of another class', otherClassroom, 'instructor'),
    ],
  })
  return { people, classroom, otherClassroom, client }
}
