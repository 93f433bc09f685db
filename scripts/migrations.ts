import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaContainer } from '@prisma/schema-engine-wasm'
import type { DatabaseLocation } from '../server/database/location.ts'
import { migrate } from '../server/database/migrate.ts'

import { sqliteForMigrations } from '../server/database/sqlite.ts'
import { PrismaPgForMigrations } from './postgresql/adapter.ts'
import { PostgresServer } from './postgresql/server.ts'
import { withSchemaEngine } from './schema-engine.ts'
import { schemaForPostgresql } from './setup/clients.mjs'

export const providers = ['sqlite', 'postgresql'] as const
const filters = { externalTables: [], externalEnums: [] }

/** The SQL between what the migrations make and what the models say, for each database; null when they agree. */
export async function missingMigrations(): Promise<Record<DatabaseLocation['provider'], string | null>> {
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-migrations-'))
  const server = await PostgresServer.start()
  try {
    const file = join(folder, 'scratch.db')
    return {
      sqlite: await difference({ provider: 'sqlite', file }, sqliteForMigrations(file)),
      postgresql: await difference(
        { provider: 'postgresql', url: server.url() },
        new PrismaPgForMigrations(server.url()),
      ),
    }
  } finally {
    await server.remove()
    rmSync(folder, { recursive: true })
  }
}

async function difference(
  location: DatabaseLocation,
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<string | null> {
  await migrate(location)
  const files = schemaOf(location.provider)
  return withSchemaEngine(adapter, files, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters,
    })
    return exitCode === 2 ? (stdout ?? null) : null
  })
}

const schemaOf = (provider: DatabaseLocation['provider']): SchemaContainer[] => [
  {
    path: 'prisma/schema.prisma',
    content: provider === 'sqlite' ? readFileSync('prisma/schema.prisma', 'utf8') : schemaForPostgresql(),
  },
]
