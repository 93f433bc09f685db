import { database } from './database.ts'
import { Prisma } from './generated/sqlite/client.ts'

/** A column of JSON as text: what `$queryRaw` gives of it differs between the databases. */
export const jsonText = (column: string): Prisma.Sql =>
  Prisma.raw(database().location.provider === 'sqlite' ? `json("${column}")` : `"${column}"::text`)

/**
 * These columns (`a.id`) of a group of rows as one text: a JSON list of a list for each. Some ten thousand small rows
 * cost the driver more than the database, and a list for each row costs the database more than one for each column.
 * `momentOf` reads the moments.
 */
export function listsAsText(...columns: string[]): Prisma.Sql {
  const names = columns.map((column) => `"${column.replace('.', '"."')}"`)
  const each = (list: string) => names.map((name) => `${list}(${name})`).join(', ')
  const sqlite = database().location.provider === 'sqlite'
  return Prisma.raw(sqlite ? `json_array(${each('json_group_array')})` : `json_build_array(${each('json_agg')})::text`)
}

/** Milliseconds since 1970 of a moment in such a text: PostgreSQL writes UTC without saying so. */
export const momentOf = (text: string): number =>
  Date.parse(text.endsWith('Z') || text.endsWith('+00:00') ? text : `${text}Z`)
