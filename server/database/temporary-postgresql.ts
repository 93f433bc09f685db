import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import type { Place } from './temporary-database.ts'

/** Databases of this process that no test is using. Making one takes a hundred times as long as emptying it. */
const idle: string[] = []

/** A database on a server of the test command, whose address names the migrated database to copy. */
export function postgresqlPlace(template: string): Place {
  const reused = idle.pop()
  const name = reused ?? `test_${randomUUID().replaceAll('-', '')}`
  const url = new URL(`/${name}`, template).href
  // A test that asks nothing of its database never makes it.
  let exists = reused !== undefined
  const make = async () => {
    const admin = new URL('/postgres', template).href
    await connected(admin, async (client) => {
      await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      await client.query(
        `CREATE DATABASE "${name}" TEMPLATE "${new URL(template).pathname.slice(1)}" STRATEGY file_copy`,
      )
    })
  }
  return {
    location: { provider: 'postgresql', url },
    create: async () => {
      if (!reused || !(await emptied(url, template))) await make()
      exists = true
    },
    remove: async () => {
      if (exists) idle.push(name)
    },
  }
}

/** Empties all tables; false when a test has changed the tables themselves. */
async function emptied(url: string, template: string): Promise<boolean> {
  migrated ??= connected(template, tablesIn)
  const tables = await migrated
  return connected(url, async (client) => {
    if (JSON.stringify(await tablesIn(client)) !== JSON.stringify(tables)) return false
    const deletions = tables.map(({ name }) => `DELETE FROM "${name}"`).join('; ')
    // As a replica: no foreign key is asked, so that the order does not matter.
    await client.query(`SET session_replication_role = replica; ${deletions}`)
    return true
  })
}

interface Table {
  name: string
  columns: string
}

/** Of the database that is copied. */
let migrated: Promise<Table[]> | undefined

const tablesIn = async (client: Client): Promise<Table[]> =>
  (
    await client.query<Table>(
      `SELECT c.relname AS name, string_agg(a.attname || ' ' || a.atttypid, ',' ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
       GROUP BY c.relname ORDER BY c.relname`,
    )
  ).rows

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
