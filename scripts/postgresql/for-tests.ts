import { migrate } from '../../server/database/migrate.ts'
import { PostgresServer } from './server.ts'

/** Vitest's global setup: one PostgreSQL for all test files, with a migrated database that each test copies. */
export default async function setup() {
  const server = await PostgresServer.start()
  await server.run('CREATE DATABASE "template"')
  await migrate({ provider: 'postgresql', url: server.url('template') })
  process.env.TEST_POSTGRESQL = server.url('template')
  return () => server.remove()
}
