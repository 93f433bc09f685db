import { describe, expect, test } from 'vitest'
import {
  type ActionOn,
  type Actor,
  type Decision,
  type Kind,
  type MembershipOf,
  may,
  type Resources,
} from './permissions.ts'

const classroomId = 'ours'
const user = (role: 'learner' | 'instructor' | 'administrator', ...memberships: MembershipOf[]): Actor => ({
  kind: 'user',
  id: 'me',
  role,
  learnerId: 'mine',
  memberships,
})
const member = (role: MembershipOf['role'], status: MembershipOf['status'], id = classroomId): MembershipOf => ({
  classroomId: id,
  role,
  status,
})

const actors = {
  visitor: { kind: 'visitor', learnerId: null },
  learner: user('learner'),
  'other learner': user('learner', member('learner', 'active', 'theirs')),
  pending: user('learner', member('learner', 'pending')),
  member: user('learner', member('learner', 'active')),
  ended: user('learner', member('learner', 'ended')),
  'other instructor': user('instructor', member('instructor', 'active', 'theirs')),
  instructor: user('instructor', member('instructor', 'active')),
  'co-instructor': user('learner', member('instructor', 'active')),
  'former instructor': user('instructor', member('instructor', 'ended')),
  administrator: user('administrator'),
} satisfies Record<string, Actor>

type Row = Record<keyof typeof actors, Decision>
const columns = Object.keys(actors) as (keyof typeof actors)[]

const letters: Record<string, Decision> = {
  y: 'allowed',
  s: 'sign-in',
  '-': 'hidden',
  n: 'not-permitted',
  a: 'archived',
}
/** One letter for each actor above, in that order. */
const row = (marks: string): Row => {
  const decisions = marks.replaceAll(' ', '').split('')
  return Object.fromEntries(columns.map((name, index) => [name, letters[decisions[index]!]])) as Row
}
const decisions = <K extends Kind>(kind: K, action: ActionOn<K>, resource: Resources[K] | null): Row =>
  Object.fromEntries(columns.map((name) => [name, may(actors[name], kind, action, resource)])) as Row

const open = { classroomId, archived: false }
const archived = { classroomId, archived: true }

//  visitor, learner, other learner · pending, member, ended · other instructor, instructor, co-, former · administrator
const ofClass: [ActionOn<'class'>, running: string, archived: string][] = [
  ['class:see', 's-- yy- -yy- y', 's-- yy- -yy- y'],
  ['class:leave', 's-- yy- -yy- n', 's-- yy- -yy- n'],
  ['class:share-earlier', 's-- yy- -nn- n', 's-- yy- -nn- n'],
  ['roster:claim', 's-- ny- -nn- n', 's-- na- -nn- n'],
  ['class:inspect', 's-- nn- -yy- y', 's-- nn- -yy- y'],
  ['class:change', 's-- nn- -yy- y', 's-- nn- -aa- a'],
  ['class:archive', 's-- nn- -yy- y', 's-- nn- -yy- y'],
]

describe('who may do what with a class', () => {
  test.each(ofClass)('%s', (action, running, over) => {
    expect(decisions('class', action, open)).toEqual(row(running))
    expect(decisions('class', action, archived)).toEqual(row(over))
  })
})

const ofAssignment: [ActionOn<'assignment'>, published: string, draft: string, archived: string][] = [
  ['assignment:see', 's-- -y- -yy- y', 's-- --- -yy- y', 's-- -y- -yy- y'],
  ['assignment:answer', 's-- -y- -nn- n', 's-- --- -nn- n', 's-- -a- -nn- n'],
  ['assignment:inspect', 's-- -n- -yy- y', 's-- --- -yy- y', 's-- -n- -yy- y'],
  ['assignment:change', 's-- -n- -yy- y', 's-- --- -yy- y', 's-- -n- -aa- a'],
]

describe('who may do what with an assignment', () => {
  test.each(ofAssignment)('%s', (action, published, draft, over) => {
    expect(decisions('assignment', action, { ...open, published: true })).toEqual(row(published))
    expect(decisions('assignment', action, { ...open, published: false })).toEqual(row(draft))
    expect(decisions('assignment', action, { ...archived, published: true })).toEqual(row(over))
  })
})

const ofGradebook: [ActionOn<'gradebook'>, running: string, archived: string][] = [
  ['grades:see-own', 's-- ny- -nn- n', 's-- ny- -nn- n'],
  ['gradebook:see', 's-- nn- -yy- y', 's-- nn- -yy- y'],
  ['gradebook:export', 's-- nn- -yy- y', 's-- nn- -yy- y'],
  ['gradebook:change', 's-- nn- -yy- y', 's-- nn- -aa- a'],
]

describe('who may do what with a gradebook', () => {
  test.each(ofGradebook)('%s', (action, running, over) => {
    expect(decisions('gradebook', action, open)).toEqual(row(running))
    expect(decisions('gradebook', action, archived)).toEqual(row(over))
  })
})

describe('who may do what without a class', () => {
  test('every user has classes, instructors and administrators make them', () => {
    expect(decisions('site', 'classes:use', {})).toEqual(row('syy yyy yyyy y'))
    expect(decisions('site', 'class:create', {})).toEqual(row('snn nnn yyny y'))
  })

  test('administration is open to administrators, and for others is not there', () => {
    expect(decisions('administration', 'administration:use', {})).toEqual(row('s-- --- ---- y'))
  })

  test.each(['record:see', 'record:change'] as const)('%s: the owner alone, signed in or by cookie', (action) => {
    expect(decisions('record', action, { learnerId: 'mine' })).toEqual(row('-yy yyy yyyy y'))
    expect(decisions('record', action, { learnerId: 'another' })).toEqual(row('--- --- ---- -'))
    expect(may({ kind: 'visitor', learnerId: 'mine' }, 'record', action, { learnerId: 'mine' })).toBe('allowed')
  })
})

test('what is not there looks like what one may not see, also to those who may see everything', () => {
  expect(decisions('class', 'class:change', null)).toEqual(row('s-- --- ---- -'))
  expect(decisions('assignment', 'assignment:see', null)).toEqual(row('s-- --- ---- -'))
  expect(decisions('gradebook', 'gradebook:see', null)).toEqual(row('s-- --- ---- -'))
})

test('an administrator who learns in a class is a learner there as well', () => {
  const both = user('administrator', member('learner', 'active'))
  expect(may(both, 'class', 'class:leave', open)).toBe('allowed')
  expect(may(both, 'class', 'class:change', open)).toBe('allowed')
})
