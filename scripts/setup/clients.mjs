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

/** The same models under another database and another place for the client. */
export function schemaForPostgresql() {
  const read = (path) => readFileSync(join(root, 'prisma', path), 'utf8')
  const models = read('schema.prisma').replace(/^[\s\S]*?datasource db \{[\s\S]*?\n\}\n/, '')
  return `${read('postgresql/database.prisma')}${models}`
}
