import type { World } from './world.ts'

/** Who may ask, in the order of the table in docs/security.md. */
export const people = [
  'visitor',
  'learner',
  'other learner',
  'class member',
  'instructor of another class',
  'instructor',
  'co-instructor',
  'administrator',
] as const
export type Person = (typeof people)[number]

/** One method of one route: how it is asked in a world, and which status everybody gets. */
export interface Row {
  ask?: (world: World) => Asked | Promise<Asked>
  answers: Record<Person, number>
}

export interface Asked {
  /** The address with its parameters filled in; without, the one of the route. */
  path?: string
  body?: unknown
}

/** By `METHOD /address/[parameter]`, as the file system names it. */
export type Rows = Record<string, Row>

export function everybody(status: number, except: Partial<Record<Person, number>> = {}): Record<Person, number> {
  const answers = Object.fromEntries(people.map((person) => [person, status])) as Record<Person, number>
  return { ...answers, ...except }
}

/** Of a class: who is not in it gets what an absent one gives; a member sees that it is there. */
export const inClass = (member: number, instructor: number, administrator = instructor) =>
  everybody(404, { visitor: 401, 'class member': member, instructor, 'co-instructor': instructor, administrator })
