import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm'

/**
 * Prisma's schema engine in WebAssembly. The prisma command line downloads a native one when it is installed; this one
 * comes with the npm packages.
 */
export async function withSchemaEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: SchemaContainer[],
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  // engine.free() leaves its connections open.
  const open: SqlDriverAdapter[] = []
  const kept = async (connection: Promise<SqlDriverAdapter>) => {
    open.push(await connection)
    return connection
  }
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => kept(adapter.connect()),
    connectToShadowDb: () => kept(adapter.connectToShadowDb()),
  })
  const { SchemaEngine: Engine } = await loadEngine()
  const datamodels = schema.map(({ path, content }): [string, string] => [path, content])
  const engine = await Engine.new({ datamodels }, () => {}, factory)
  try {
    return await work(engine)
  } finally {
    engine.free()
    for (const connection of open) await connection.dispose()
  }
}

/** The package's own entry imports the .wasm file as a module, which Node 20 does not. */
async function loadEngine() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = new URL('./schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const { instance } = await WebAssembly.instantiate(readFileSync(fileURLToPath(wasm)), {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  })
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports as { __wbindgen_start: () => void }).__wbindgen_start()
  return bindings
}

export const readSchema = (path: string): SchemaContainer[] => [{ path, content: readFileSync(path, 'utf8') }]

export function migrationsIn(folder: string): MigrationList {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const lockfile = join(folder, 'migration_lock.toml')
  return {
    baseDir: resolve(folder),
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null },
    migrationDirectories: names
      .map(({ name }) => name)
      .sort()
      .map((name) => ({ path: name, migrationFile: migrationFile(folder, name) })),
  }
}

const migrationFile = (folder: string, name: string) => ({
  path: 'migration.sql',
  content: { tag: 'ok' as const, value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
})
