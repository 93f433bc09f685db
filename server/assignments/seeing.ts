import 'server-only'
import type { Locale } from '../../content/locale.ts'
import { formulaOf, type Graded, gradeOf, type QuestionStep } from '../../quiz/policy/grade.ts'
import { standingOf, worthOf } from '../../quiz/policy/standing.ts'
import { requireUser } from '../accounts/session.ts'
import { readingClass } from '../classes/access.ts'
import { database } from '../database/database.ts'
import { retryWhenBusy } from '../database/retry.ts'
import { json } from '../http/handle.ts'
import { localeIn } from '../http/locale.ts'
import { taskTitles } from '../tasks/titles.ts'
import { type AssignmentAccess, readingAssignment } from './access.ts'
import { answersOf } from './answers.ts'
import { graded, lessonTitle, questionsOf, told } from './items.ts'
import { type ClassLearner, gradedFor, overridesOf } from './learners.ts'
import { type AssignmentRow, assignmentParts, kindOf, policyOf } from './rows.ts'

/** GET /api/assignments/ID?locale=: what it asks, how it counts, and for a learner where they stand. */
export const getAssignment = readingAssignment('assignment:see', async (access, { request, now }) => {
  const { assignment, classroom, membership, teaches } = access
  const locale = localeIn(request)
  const { id, title, note } = assignment
  const titles = await taskTitles(
    assignment.items.flatMap(({ kind, reference }) => (kind === 'own-task' ? reference : [])),
  )
  const own = membership?.role === 'learner' && !teaches ? await ownGraded(access) : null
  return json({
    id,
    title,
    note,
    classroom: { id: classroom.id, name: classroom.name, timeZone: classroom.timeZone },
    teaches,
    published: assignment.publishedAt !== null,
    now,
    policy: policyOf(assignment),
    items: assignment.items.map((item) => ({
      kind: kindOf(item),
      reference: item.reference,
      weight: item.weight,
      title: titleOf(item, titles, locale),
      questions: questionsOf(item).map((questionId) => ({ id: questionId, ...told(questionId, locale) })),
    })),
    mine: own && mineOf(own, now),
  })
})

/** A learner's own standing and the formula of the grade, with what each question would bring now. */
function mineOf(own: Graded, now: Date) {
  const { items, ...formula } = formulaOf(own)
  const left = ({ answers }: QuestionStep) => {
    const used = answers.filter(({ verdict }) => verdict === 'counts' || verdict.startsWith('not-')).length
    return own.window.attemptsAllowed === null ? null : Math.max(0, own.window.attemptsAllowed - used)
  }
  return {
    ...formula,
    standing: standingOf(own, now.getTime()),
    items: items.map((item, index) => ({
      ...item,
      worth: worthOf(own.policy, own.items, own.items[index]!),
      questions: item.questions.map((question) => ({ ...question, left: left(question) })),
    })),
  }
}

async function ownGraded({ assignment, user, membership }: AssignmentAccess): Promise<Graded> {
  const questions = assignment.items.flatMap(questionsOf)
  const [answers, overrides] = await Promise.all([
    answersOf([user.learnerId], questions),
    overridesOf([assignment.id], user.id),
  ])
  return gradedFor(
    assignment,
    membership!,
    answers.get(user.learnerId)!,
    overrides.get(assignment.id)?.get(user.id) ?? null,
  )
}

function titleOf(item: AssignmentRow['items'][number], tasks: Map<string, string>, locale: Locale): string | null {
  const { reference } = item
  const kind = kindOf(item)
  if (kind === 'lesson') return lessonTitle(reference, locale)
  if (kind === 'own-task') return tasks.get(reference) ?? null
  return kind === 'check-up' ? null : (told(reference, locale)?.prompt ?? null)
}

/** GET /api/classes/ID/assignments: as a list; learners see what is published, with their own standing. */
export const getClassAssignments = readingClass('class:see', async ({ classroom, membership, user }, { now }) => {
  const learner = membership?.role === 'learner'
  if (learner && membership.status !== 'active')
    return json({ teaches: false, now, timeZone: classroom.timeZone, assignments: [] })
  const rows = await retryWhenBusy(() =>
    database().client.assignment.findMany({
      where: { classroomId: classroom.id, ...(learner ? { publishedAt: { not: null } } : {}) },
      include: assignmentParts,
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    }),
  )
  const member = learner ? { ...membership, userId: user.id, learnerId: user.learnerId } : null
  return json({
    teaches: !learner,
    now,
    timeZone: classroom.timeZone,
    assignments: await listed(rows, member, now),
  })
})

/** GET /api/due: what the classes that one learns in have set, the next due first. */
export async function getDue(request: Request, now = new Date()): Promise<Response> {
  const required = await requireUser(request)
  if (!required.ok) return required.problem
  return json({ now, assignments: await dueFor(required.user, now) })
}

/** All published assignments of somebody's classes, archived ones excepted. */
export async function dueFor(user: { id: string; learnerId: string }, now: Date) {
  const memberships = await retryWhenBusy(() =>
    database().client.membership.findMany({
      where: { userId: user.id, role: 'learner', status: 'active', classroom: { archivedAt: null } },
      include: {
        classroom: { include: { assignments: { where: { publishedAt: { not: null } }, include: assignmentParts } } },
      },
    }),
  )
  const lists = await Promise.all(
    memberships.map(async ({ classroom, ...membership }) => {
      const member = { ...membership, learnerId: user.learnerId }
      const { id, name, timeZone } = classroom
      const list = await listed(classroom.assignments, member, now)
      const rows = new Map(classroom.assignments.map((row) => [row.id, row]))
      return list.map((each) => {
        const { note, createdAt } = rows.get(each.id)!
        return { ...each, note, createdAt, classroom: { id, name, timeZone } }
      })
    }),
  )
  return lists.flat().sort((a, b) => a.dueAt - b.dueAt)
}

async function listed(rows: AssignmentRow[], member: ClassLearner | null, now: Date) {
  const outlines = rows.map((row) => {
    const { opensAt, dueAt, closesAt, graceSeconds, points } = policyOf(row)
    const questions = graded(row.items).flatMap((item) => item.questions).length
    const outline = {
      id: row.id,
      title: row.title,
      published: row.publishedAt !== null,
      points,
      graceSeconds,
      questions,
    }
    return { row, outline: { ...outline, opensAt, dueAt, closesAt } }
  })
  if (!member) return outlines.map(({ outline }) => ({ ...outline, mine: null }))
  const questions = rows.flatMap(({ items }) => items.flatMap(questionsOf))
  const [answers, overrides] = await Promise.all([
    answersOf([member.learnerId], questions),
    overridesOf(
      rows.map(({ id }) => id),
      member.userId,
    ),
  ])
  return outlines.map(({ row, outline }) => {
    const override = overrides.get(row.id)?.get(member.userId) ?? null
    const own = gradedFor(row, member, answers.get(member.learnerId)!, override)
    const { dueAt, closesAt, extended } = own.window
    const mine = { standing: standingOf(own, now.getTime()), grade: gradeOf(own), extended }
    return { ...outline, dueAt, closesAt, mine }
  })
}
