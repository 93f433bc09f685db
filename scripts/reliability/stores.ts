import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { PostgresServer } from '../postgresql/server.ts'

export interface Row {
  learnerId: string
  id: string
  sequence: number
}

/** Where a server under trial keeps its data. */
export interface Store {
  url: string
  /** The file; nothing for a PostgreSQL. */
  file?: string
  /** The rows as they lie there. Of SQLite only when its server is stopped. */
  rows(): Promise<Row[]>
  integrity(): Promise<string>
  remove(): Promise<void>
}

const attempts = 'SELECT "learnerId", "id", "sequence" FROM "Attempt" ORDER BY "learnerId", "sequence"'

export function sqliteStore(): Store {
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-served-'))
  const file = join(folder, 'test.db')
  const query = async (sql: string): Promise<unknown[]> => {
    const connection = new Libsql(file)
    try {
      return connection.prepare(sql).all()
    } finally {
      connection.close()
    }
  }
  return {
    url: `file:${file}`,
    file,
    rows: async () => (await query(attempts)) as Row[],
    integrity: async () => ((await query('PRAGMA integrity_check'))[0] as { integrity_check: string }).integrity_check,
    remove: async () => rmSync(folder, { recursive: true }),
  }
}

export interface PostgresqlStore extends Store {
  server: PostgresServer
}

/** A PostgreSQL of its own, which keeps what is committed, to be stopped and started. */
export async function postgresqlStore(): Promise<PostgresqlStore> {
  const server = await PostgresServer.start({ durable: true })
  return {
    server,
    url: server.url(),
    rows: async () => (await server.run(attempts)) as unknown as Row[],
    integrity: async () => {
      const [broken] = await server.run(
        `SELECT count(*)::int AS n FROM "Attempt" a LEFT JOIN "Learner" l ON l.id = a."learnerId" WHERE l.id IS NULL`,
      )
      return broken?.n === 0 ? 'ok' : `${broken?.n} attempts of nobody`
    },
    remove: () => server.remove(),
  }
}
