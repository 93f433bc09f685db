import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { PoolConfig } from 'pg'
import { PreparedStatements } from './prepared-statements.ts'

/** ms. A request is answered, with 503 if need be, before who asked gives up. */
const patience = {
  /** For a connection of the pool, or a new one. */
  connectionTimeoutMillis: 4_000,
  /** Of one statement, told to the server, and waited for when the server says nothing any more. */
  statement_timeout: 5_000,
  query_timeout: 5_500,
  lock_timeout: 3_000,
  /** A process that was frozen in the middle of a transaction does not hold its locks. */
  idle_in_transaction_session_timeout: 30_000,
}

/** The connections of the product to one PostgreSQL. */
export const postgresql = (url: string): SqlDriverAdapterFactory => {
  const prepared = new PreparedStatements()
  return new PrismaPg(poolConfig(url), { statementNameGenerator: ({ sql, args }) => prepared.nameOf(sql, args.length) })
}

export const poolConfig = (url: string): PoolConfig => ({
  connectionString: url,
  max: Number(process.env.DATABASE_CONNECTIONS ?? 10),
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  application_name: 'four-waves',
  // Dates are stored without a zone, and mean UTC.
  options: '-c timezone=UTC',
  ...patience,
})
