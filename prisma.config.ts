import { defineConfig } from 'prisma/config'

// The Prisma command line insists on an engine file before any command; `generate` and `validate` never run it.
// Migrations are the work of scripts/db.ts, which needs no engine to be downloaded.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
})
