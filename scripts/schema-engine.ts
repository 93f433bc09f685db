import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm'

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

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')
let loaded: Promise<Bindings> | undefined

/**
 * The package's own entry imports the .wasm file as a module, which Node 20 does not. Once in a process: the bindings
 * keep views of the first instance's memory.
 */
function loadEngine(): Promise<Bindings> {
  loaded ??= instantiate()
  return loaded
}

async function instantiate(): Promise<Bindings> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = new URL('./schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const { instance } = await WebAssembly.instantiate(readFileSync(fileURLToPath(wasm)), {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  })
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports as { __wbindgen_start: () => void }).__wbindgen_start()
  return bindings
}
