import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type TemporaryDatabase, temporaryDatabase } from '../../server/database/temporary-database.ts'
import { methods, routesOf } from './routes.ts'
import { type Asked, type Person, people, type Rows } from './row.ts'
import { accounts } from './rows/accounts.ts'
import { assignments } from './rows/assignments.ts'
import { classes } from './rows/classes.ts'
import { gradebook } from './rows/gradebook.ts'
import { learning } from './rows/learning.ts'
import { makeWorld, type World } from './world.ts'

/** Everybody adds the rows of their area here. */
const rows: Rows = { ...learning, ...accounts, ...classes, ...assignments, ...gradebook }

// The real course takes long to read, and who may do what does not depend on it.
vi.mock('../../server/course.ts', async () => ({
  course: (await import('../../server/course-fixture.ts')).testCourse,
}))

// Where a lesson asks its questions is read from its text.
vi.mock('../../server/lessons.ts', async (original) => ({ ...(await original<object>()), practiceIds: () => [] }))

// Words of messages are read by Next.js.
vi.mock('next-intl/server', () => ({ getTranslations: async () => (key: string) => key }))

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const origin = 'http://waves.test'
const routes = routesOf('app').filter(({ isStatic }) => !isStatic)
const handlers = new Map<string, Handler>()
let db: TemporaryDatabase

beforeAll(async () => {
  // Faults are looked for in the answers.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  db = temporaryDatabase()
  for (const { file, address } of routes) {
    const exported = await import(pathToFileURL(resolve(file)).href)
    for (const method of methods) if (exported[method]) handlers.set(`${method} ${address}`, exported[method])
  }
}, 120_000)
afterAll(() => db.remove())

async function ask(name: string, person: Person, world: World, { path, body }: Asked): Promise<Response> {
  const [method = '', address = ''] = name.split(' ')
  const url = new URL(path ?? address, origin)
  const cookie = person === 'visitor' ? '' : world.people[person].cookie
  // An address of its own each time, so that no limit but that of the account is met.
  const headers = {
    host: 'waves.test',
    origin,
    cookie,
    'content-type': 'application/json',
    'x-forwarded-for': randomUUID(),
  }
  const init = body === undefined ? {} : { body: JSON.stringify(body) }
  const request = new Request(url, { method, headers, ...init })
  return handlers.get(name)!(request, { params: Promise.resolve(parametersOf(address, url.pathname)) })
}

function parametersOf(address: string, pathname: string): Record<string, string> {
  const values = pathname.split('/')
  const named = address.split('/').flatMap((part, index) => {
    const name = /^\[(?:\.\.\.)?(\w+)\]$/.exec(part)?.[1]
    return name ? [[name, values[index] ?? '']] : []
  })
  return Object.fromEntries(named)
}

describe('S3: who gets what', () => {
  test('the table names no handler that does not exist', () => {
    expect(Object.keys(rows).filter((name) => !handlers.has(name))).toEqual([])
  })

  test('a handler that the table does not name refuses everybody', async () => {
    const unnamed = [...handlers.keys()].filter((name) => !rows[name])
    const open: string[] = []
    for (const name of unnamed) {
      const world = await makeWorld()
      const { status } = await ask(name, 'administrator', world, {})
      if (status !== 405 && !(name.endsWith('/api/[...rest]') && status === 404)) open.push(`${name}: ${status}`)
    }
    expect(open).toEqual([])
  }, 120_000)

  test.each(Object.entries(rows))(
    '%s',
    async (name, row) => {
      const got: Partial<Record<Person, number>> = {}
      for (const person of people) {
        const world = await makeWorld()
        got[person] = (await ask(name, person, world, (await row.ask?.(world)) ?? {})).status
      }
      expect(got).toEqual(row.answers)
    },
    60_000,
  )
})
