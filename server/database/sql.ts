import { database } from './database.ts'
import { Prisma } from './generated/sqlite/client.ts'

/** A column of JSON as text: what `$queryRaw` gives of it differs between the databases. */
export const jsonText = (column: string): Prisma.Sql =>
  Prisma.raw(database().location.provider === 'sqlite' ? `json("${column}")` : `"${column}"::text`)

/**
 * The rows of a group as one text: a JSON list of lists of these columns. Some ten thousand small rows cost the driver
 * more than the database; as a text for each learner they cost neither much. `momentOf` reads the moments.
 */
export const rowsAsText = (columns: string): Prisma.Sql =>
  Prisma.raw(
    database().location.provider === 'sqlite'
      ? `json_group_array(json_array(${columns}))`
      : `json_agg(json_build_array(${columns}))::text`,
  )

/** Milliseconds since 1970 of a moment in such a text: PostgreSQL writes UTC without saying so. */
export const momentOf = (text: string): number =>
  Date.parse(text.endsWith('Z') || text.endsWith('+00:00') ? text : `${text}Z`)
