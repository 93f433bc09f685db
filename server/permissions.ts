/**
 * Who may do what, decided here and nowhere else. Pure: who asks, and for what, are arguments; whoever fetched them
 * turns the decision into an answer (see classes/access.ts).
 */

export type Role = 'learner' | 'instructor' | 'administrator'

/** A row of a user in a class. */
export interface MembershipOf {
  classroomId: string
  role: 'learner' | 'instructor'
  status: 'active' | 'pending' | 'ended'
}

export interface User {
  id: string
  role: Role
  learnerId: string
  /** At least the one of the class in question. */
  memberships: readonly MembershipOf[]
}

/** A visitor has not signed in, but may have a record: by cookie. */
export type Actor = { kind: 'visitor'; learnerId: string | null } | ({ kind: 'user' } & User)

export interface Resources {
  /** The product as a whole. */
  site: Record<never, never>
  /** What one learner has answered. */
  record: { learnerId: string }
  class: { classroomId: string; archived: boolean }
  /** Learners see an assignment from its publication on. */
  assignment: { classroomId: string; archived: boolean; published: boolean }
  gradebook: { classroomId: string; archived: boolean }
  /** Users and their roles, the state of the server. */
  administration: Record<never, never>
}

/** How somebody stands to a resource. Several may hold. */
type Standing =
  | 'visitor'
  | 'user'
  | 'owner'
  | 'pending learner'
  | 'learner'
  | 'instructor'
  | 'site instructor'
  | 'administrator'

interface Rule {
  who: readonly Standing[]
  /** Not in an archived class, which is kept for reading. */
  changes?: true
}

const learners = ['pending learner', 'learner'] as const
const teachers = ['instructor', 'administrator'] as const

const rules = {
  site: {
    /** Own classes, and joining one by a code. */
    'classes:use': { who: ['user'] },
    'class:create': { who: ['site instructor', 'administrator'] },
  },
  record: {
    'record:see': { who: ['owner'] },
    'record:change': { who: ['owner'] },
  },
  class: {
    /** What it is, who teaches it, one's own place in it. */
    'class:see': { who: [...learners, ...teachers] },
    'class:leave': { who: [...learners, 'instructor'] },
    /** Whether what was answered before joining is shown to the instructors. */
    'class:share-earlier': { who: learners },
    /** To take one's own name on the instructor's list. */
    'roster:claim': { who: ['learner'], changes: true },
    /** Members, invitations, the instructor's list, the log. */
    'class:inspect': { who: teachers },
    'class:change': { who: teachers, changes: true },
    'class:archive': { who: teachers },
  },
  assignment: {
    'assignment:see': { who: ['learner', ...teachers] },
    'assignment:answer': { who: ['learner'], changes: true },
    'assignment:inspect': { who: teachers },
    'assignment:change': { who: teachers, changes: true },
  },
  gradebook: {
    'grades:see-own': { who: ['learner'] },
    'gradebook:see': { who: teachers },
    'gradebook:export': { who: teachers },
    /** Overrides and regrading. */
    'gradebook:change': { who: teachers, changes: true },
  },
  administration: {
    'administration:use': { who: ['administrator'] },
  },
} as const satisfies { [K in keyof Resources]: Record<string, Rule> }

type Rules = typeof rules
export type Kind = keyof Rules
export type ActionOn<K extends Kind> = keyof Rules[K] & string
export type ClassAction = ActionOn<'class'>

/**
 * - `sign-in`: only somebody who has signed in may, so this may be another answer then.
 * - `hidden`: as if it did not exist.
 * - `not-permitted`: it may be seen, but this may not be done with it.
 * - `archived`: could be done before the class was archived.
 */
export type Decision = 'allowed' | 'sign-in' | 'hidden' | 'not-permitted' | 'archived'

/** `resource` is null when there is none: the decision is then that about one which may not be seen. */
export function may<K extends Kind>(
  actor: Actor,
  kind: K,
  action: ActionOn<K>,
  resource: Resources[K] | null,
): Decision {
  const standings = resource ? standingsOf(actor, resource) : []
  const rule = (rules[kind] as unknown as Record<string, Rule>)[action]!
  if (rule.who.some((standing) => standings.includes(standing))) {
    const archived = resource && 'archived' in resource && resource.archived
    return archived && rule.changes ? 'archived' : 'allowed'
  }
  if (actor.kind === 'visitor' && kind !== 'record') return 'sign-in'
  return isSeen(kind, standings) ? 'not-permitted' : 'hidden'
}

/** That there are classes at all is no secret; that there is this one is. */
function isSeen(kind: Kind, standings: readonly Standing[]): boolean {
  const seeing: Partial<Record<Kind, readonly Standing[]>> = {
    site: rules.site['classes:use'].who,
    class: rules.class['class:see'].who,
    assignment: rules.assignment['assignment:see'].who,
    gradebook: rules.class['class:see'].who,
  }
  return seeing[kind]?.some((standing) => standings.includes(standing)) ?? false
}

function standingsOf(actor: Actor, resource: Resources[Kind]): Standing[] {
  const owns = 'learnerId' in resource && actor.learnerId === resource.learnerId
  const own: Standing[] = owns ? ['owner'] : []
  if (actor.kind === 'visitor') return ['visitor', ...own]
  const byRole: Standing[] = ['user', ...own]
  if (actor.role === 'instructor') byRole.push('site instructor')
  if (actor.role === 'administrator') byRole.push('administrator')
  return 'classroomId' in resource ? [...byRole, ...standingsIn(actor, resource)] : byRole
}

function standingsIn({ memberships }: User, resource: { classroomId: string; published?: boolean }): Standing[] {
  const membership = memberships.find(({ classroomId }) => classroomId === resource.classroomId)
  if (!membership || membership.status === 'ended') return []
  if (membership.role === 'instructor') return membership.status === 'active' ? ['instructor'] : []
  const shown = resource.published !== false
  return membership.status === 'pending' ? ['pending learner'] : shown ? ['learner'] : []
}
