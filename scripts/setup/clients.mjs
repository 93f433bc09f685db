import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool } from './run.mjs'

const generated = 'server/database/generated'

/** The client of each database, from prisma/schema.prisma. */
export async function generateClients() {
  mkdirSync(join(root, generated), { recursive: true })
  writeFileSync(join(root, generated, 'postgresql.prisma'), schemaForPostgresql())
  const schemas = ['prisma/schema.prisma', `${generated}/postgresql.prisma`]
  const failure = 'prisma generate failed:'
  await Promise.all(schemas.map((schema) => runTool('prisma', ['generate', '--schema', schema], { failure })))
  return 'database clients'
}

/** The same models; the two lines that name the database are changed. */
export function schemaForPostgresql() {
  return readFileSync(join(root, 'prisma/schema.prisma'), 'utf8')
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace(/output( +)= ".*"/, 'output$1= "./postgresql"')
}
