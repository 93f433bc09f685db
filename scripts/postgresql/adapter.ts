import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import pg, { type QueryResult } from 'pg'

const { CHAR: characterType, TEXT: textType } = pg.types.builtins

/**
 * The connection as Prisma's schema engine wants it. It reads columns of type "char", which the adapter does not know:
 * they go through it as text, and come out as characters. The engine asks one question at a time.
 */
export class PrismaPgForMigrations extends PrismaPg {
  readonly #last: { characters: boolean[] }

  constructor(url: string) {
    const last = { characters: [] as boolean[] }
    const pool = new pg.Pool({ connectionString: url })
    const ask = pool.query.bind(pool) as (query: unknown) => Promise<QueryResult>
    const query = async (asked: unknown) => {
      const result = await ask(asked)
      last.characters = result.fields.map(({ dataTypeID }) => dataTypeID === characterType)
      for (const field of result.fields) if (field.dataTypeID === characterType) field.dataTypeID = textType
      return result
    }
    super(Object.assign(pool, { query }), { disposeExternalPool: true })
    this.#last = last
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const connection = await super.connect()
    const ask = connection.queryRaw.bind(connection)
    const queryRaw: SqlDriverAdapter['queryRaw'] = async (query) => {
      const result = await ask(query)
      const columnTypes = result.columnTypes.map((type, column) =>
        this.#last.characters[column] ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    }
    return Object.assign(connection, { queryRaw })
  }
}
