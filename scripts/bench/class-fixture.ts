import { randomBytes, randomUUID } from 'node:crypto'
import { tokenHash } from '../../server/accounts/session.ts'
import { database } from '../../server/database/database.ts'
import { Prisma } from '../../server/database/generated/sqlite/client.ts'

const day = 86_400_000
const sectionsInAll = 5

export interface BenchClass {
  id: string
  assignments: { id: string; questions: string[] }[]
  /** Of sessions, for the header `cookie`. */
  instructor: string
  learners: string[]
}

interface Wanted {
  learners: number
  /** The questions of each assignment. */
  assignments: string[][]
  /** Answers of everybody to each question. */
  tries: number
}

interface Person {
  id: string
  learnerId: string
  token: string
  name: string
}

/** A class as it is after some weeks, written straight into the database of this process. */
export async function makeClass({ learners, assignments, tries }: Wanted): Promise<BenchClass> {
  const people = Array.from({ length: learners + 1 }, (_, nth): Person => {
    return { id: randomUUID(), learnerId: randomUUID(), token: randomBytes(16).toString('hex'), name: `Person ${nth}` }
  })
  const [instructor, first, ...others] = people
  const id = randomUUID()
  await signUp(people)
  await enrol(id, people)
  const assigned = await assign(id, assignments)
  if (tries > 0) {
    await answer(first!, assignments.flat(), tries)
    await answerAlike(first!, others)
  }
  const [cookieOfInstructor, ...cookies] = people.map(({ token }) => `session=${token}`)
  if (!instructor || !cookieOfInstructor) throw new Error('a class has an instructor')
  return { id, assignments: assigned, instructor: cookieOfInstructor, learners: cookies }
}

async function signUp(people: readonly Person[]) {
  const { client } = database()
  const expiresAt = new Date(Date.now() + 30 * day)
  await client.learner.createMany({ data: people.map(({ learnerId }) => ({ id: learnerId, tokenHash: learnerId })) })
  await client.user.createMany({
    data: people.map(({ id, learnerId, name }, nth) => {
      return { id, learnerId, name, email: `${id}@example.org`, role: nth === 0 ? 'instructor' : 'learner' }
    }),
  })
  await client.session.createMany({
    data: people.map(({ id, token }) => ({ id: randomUUID(), userId: id, token: tokenHash(token), expiresAt })),
  })
}

async function enrol(classroomId: string, people: readonly Person[]) {
  const { client } = database()
  await client.classroom.create({ data: { id: classroomId, name: 'Networks', timeZone: 'Asia/Shanghai' } })
  const sections = Array.from({ length: sectionsInAll }, (_, nth) => {
    return { id: randomUUID(), classroomId, name: `Section ${nth + 1}` }
  })
  await client.section.createMany({ data: sections })
  const joinedAt = new Date(Date.now() - 90 * day)
  await client.membership.createMany({
    data: people.map(({ id }, nth) => ({
      classroomId,
      userId: id,
      role: nth === 0 ? 'instructor' : 'learner',
      sectionId: nth === 0 ? null : sections[nth % sectionsInAll]!.id,
      joinedAt,
    })),
  })
}

/** Due one after the other, the last ones in some days. */
async function assign(classroomId: string, assignments: readonly string[][]) {
  const { client } = database()
  const now = Date.now()
  const made = assignments.map((questions) => ({ id: randomUUID(), questions }))
  await client.assignment.createMany({
    data: made.map(({ id }, nth) => ({
      id,
      classroomId,
      title: `Assignment ${nth + 1}`,
      opensAt: new Date(now - 80 * day),
      dueAt: new Date(now + (nth + 10 - made.length) * day),
      closesAt: new Date(now + 20 * day),
      late: [{ untilMs: 5 * day, percent: 80 }],
      points: 10,
      publishedAt: new Date(now - 80 * day),
    })),
  })
  await client.assignmentItem.createMany({
    data: made.flatMap(({ id, questions }) =>
      questions.map((reference, position) => ({ assignmentId: id, position, kind: 'question', reference })),
    ),
  })
  return made
}

async function answer({ learnerId }: Person, questions: readonly string[], tries: number) {
  const start = Date.now() - 70 * day
  const feedback = { options: 'x'.repeat(600) }
  await database().client.attempt.createMany({
    data: Array.from({ length: questions.length * tries }, (_, nth) => ({
      learnerId,
      id: randomUUID(),
      questionId: questions[nth % questions.length]!,
      contentVersion: 'version',
      seed: 100 + nth,
      variant: 100 + nth,
      answer: 'fin-ack',
      bodyHash: 'hash',
      status: 'graded',
      earned: nth % 3 === 0 ? 0 : 1,
      of: 1,
      feedback,
      sequence: nth + 1,
      createdAt: new Date(start + nth * 0.5 * day),
    })),
  })
}

/** All as this one: some statements, where as many rows from here would take minutes. */
async function answerAlike({ learnerId }: Person, others: readonly Person[]) {
  for (let from = 0; from < others.length; from += 50) {
    const some = Prisma.join(others.slice(from, from + 50).map((other) => other.learnerId))
    await database().client.$executeRaw`
    INSERT INTO "Attempt" ("learnerId", "id", "questionId", "contentVersion", "seed", "variant", "answer", "bodyHash",
                           "status", "earned", "of", "feedback", "sequence", "createdAt")
    SELECT "l"."id", "a"."id", "a"."questionId", "a"."contentVersion", "a"."seed", "a"."variant", "a"."answer",
           "a"."bodyHash", "a"."status", "a"."earned", "a"."of", "a"."feedback", "a"."sequence", "a"."createdAt"
    FROM "Attempt" AS "a", "Learner" AS "l"
    WHERE "a"."learnerId" = ${learnerId} AND "l"."id" IN (${some})`
  }
}
