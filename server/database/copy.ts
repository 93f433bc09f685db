import 'server-only'
import { createHash } from 'node:crypto'
import { canonicalJson } from '../canonical.ts'
import type { OpenDatabase } from './database.ts'
import { Prisma } from './generated/sqlite/client.ts'
import { type Model, modelsInOrder } from './models.ts'

/** How many rows of each table, and a sum over all of them that does not depend on their order. */
export type Contents = Record<string, { rows: number; sum: string }>

export class NotEmpty extends Error {
  constructor(table: string) {
    super(`the database to copy to is not empty: there are rows in ${table}`)
  }
}

const batch = 1_000
/** Of what is one transaction: hours, for there may be millions of rows. ms */
const patience = { maxWait: 60_000, timeout: 6 * 60 * 60 * 1000 }

type Row = Record<string, unknown>
type Client = Pick<OpenDatabase['client'], '$transaction'>

interface Table {
  findMany(asked: object): Promise<Row[]>
  createMany(rows: { data: Row[] }): Promise<unknown>
  findFirst(asked: object): Promise<Row | null>
}

/**
 * Every row of every table, read in one moment and written in one transaction: all or nothing. What was written is read
 * again and compared before the end.
 */
export async function copyDatabase(from: OpenDatabase, to: OpenDatabase): Promise<Contents> {
  const models = modelsInOrder()
  return inOneMoment(from, (source) =>
    to.client.$transaction(async (target) => {
      for (const model of models) {
        if (await tableOf(target, model).findFirst({ select: keyOf(model) })) throw new NotEmpty(model.name)
      }
      const copied: Contents = {}
      for (const model of models) {
        const sum = new Sum()
        for await (const rows of pagesOf(source, model)) {
          for (const row of rows) sum.add(row)
          await tableOf(target, model).createMany({ data: rows.map((row) => asInput(row, model)) })
        }
        copied[model.name] = sum.value()
      }
      const written = await contentsIn(target, models)
      if (canonicalJson(written) !== canonicalJson(copied))
        throw new Error('what was written differs from what was read')
      return copied
    }, patience),
  )
}

/** What a database holds, at one moment. */
export const contentsOf = (database: OpenDatabase): Promise<Contents> =>
  inOneMoment(database, (client) => contentsIn(client, modelsInOrder()))

async function contentsIn(client: object, models: readonly Model[]): Promise<Contents> {
  const contents: Contents = {}
  for (const model of models) {
    const sum = new Sum()
    for await (const rows of pagesOf(client, model)) for (const row of rows) sum.add(row)
    contents[model.name] = sum.value()
  }
  return contents
}

function inOneMoment<T>({ client, location }: OpenDatabase, work: (client: object) => Promise<T>): Promise<T> {
  // Of the two databases' isolation levels PostgreSQL needs this one, and SQLite has only one.
  const isolationLevel = (location.provider === 'postgresql' ? 'RepeatableRead' : undefined) as undefined
  return (client as Client).$transaction(work, { ...patience, isolationLevel })
}

const tableOf = (client: object, { name }: Model): Table =>
  (client as Record<string, Table>)[name[0]!.toLowerCase() + name.slice(1)]!

const keyOf = ({ key }: Model) => Object.fromEntries(key.map((column) => [column, true]))

async function* pagesOf(client: object, model: Model): AsyncGenerator<Row[]> {
  const orderBy = model.key.map((column) => ({ [column]: 'asc' }))
  for (let after: Row | undefined; ; ) {
    const next: object = after ? { cursor: cursorAt(after, model), skip: 1 } : {}
    const rows = await tableOf(client, model).findMany({ orderBy, take: batch, ...next })
    if (rows.length > 0) yield rows
    if (rows.length < batch) return
    after = rows.at(-1)
  }
}

function cursorAt(row: Row, { key }: Model): Row {
  const values = Object.fromEntries(key.map((column) => [column, row[column]]))
  return key.length === 1 ? values : { [key.join('_')]: values }
}

/** JSON's own null is read as null, and has another name when it is written. */
const asInput = (row: Row, { fields }: Model): Row =>
  Object.fromEntries(
    fields.map(({ name, type, optional }) => {
      const value = row[name]
      return [name, type === 'Json' && value === null ? (optional ? Prisma.DbNull : Prisma.JsonNull) : value]
    }),
  )

/** Exclusive or of the rows' hashes: databases sort letters differently. */
class Sum {
  #rows = 0
  readonly #bits = Buffer.alloc(32)

  add(row: Row) {
    this.#rows++
    const hash = createHash('sha256')
      .update(canonicalJson(JSON.parse(JSON.stringify(row))))
      .digest()
    for (const [index, byte] of hash.entries()) this.#bits[index]! ^= byte
  }

  value() {
    return { rows: this.#rows, sum: this.#bits.toString('hex') }
  }
}
