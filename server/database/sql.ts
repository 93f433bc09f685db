import { database } from './database.ts'
import { Prisma } from './generated/sqlite/client.ts'

/** A column of JSON as text: what `$queryRaw` gives of it differs between the databases. */
export const jsonText = (column: string): Prisma.Sql =>
  Prisma.raw(database().location.provider === 'sqlite' ? `json("${column}")` : `"${column}"::text`)
