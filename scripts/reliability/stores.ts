import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { PostgresServer } from '../postgresql/server.ts'

export interface Row {
  learnerId: string
  id: string
  sequence: number
  questionId: string
  bodyHash: string
  status: string
  earned: number
  of: number
}

/** Where a server under trial keeps its data. */
export interface Store {
  url: string
  /** Of SQLite. */
  file?: string
  /** The rows as they lie there. Of SQLite only when its server is stopped. */
  rows(): Promise<Row[]>
  integrity(): Promise<string>
  remove(): Promise<void>
}

const attempts = `
  SELECT "learnerId", "id", "sequence", "questionId", "bodyHash", "status", "earned", "of"
  FROM "Attempt" ORDER BY "learnerId", "sequence"`

export interface FileStore extends Store {
  file: string
  query(sql: string): Promise<unknown[]>
  /** Several statements. */
  run(sql: string): Promise<void>
}

/** In a folder of its own, under `parent`. */
export function sqliteStore(parent = tmpdir()): FileStore {
  const folder = mkdtempSync(join(parent, 'four-waves-served-'))
  const remove = async () => rmSync(folder, { recursive: true })
  return { ...fileStore(join(folder, 'test.db')), remove }
}

/** What is not made here is not removed. */
export function fileStore(file: string): FileStore {
  const connected = async <T>(work: (connection: Libsql.Database) => T): Promise<T> => {
    const connection = new Libsql(file)
    try {
      return work(connection)
    } finally {
      connection.close()
    }
  }
  const query = (sql: string): Promise<unknown[]> => connected((connection) => connection.prepare(sql).all())
  return {
    url: `file:${file}`,
    file,
    query,
    run: (sql) => connected((connection) => void connection.exec(sql)),
    rows: async () => (await query(attempts)) as Row[],
    integrity: async () => ((await query('PRAGMA integrity_check'))[0] as { integrity_check: string }).integrity_check,
    remove: async () => {},
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
