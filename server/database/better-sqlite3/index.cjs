// Prisma's better-sqlite3 adapter asks for `better-sqlite3`, which has no binary in the npm registry and would be
// compiled on every machine. libsql has the same synchronous interface and ships its binaries as npm packages; it
// lacks only Statement.bind(args), which the adapter uses once per query. See docs/decisions/0002-embedded-database.md.
const Libsql = require('libsql')

/** Prisma writes few different statements; a statement is native memory that V8 does not see and so is late to free. */
const kept = 200

module.exports = class Database extends Libsql {
  #statements = new Map()

  prepare(sql) {
    // A PRAGMA may act while it is prepared; anything that changes the schema is rare.
    if (!/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(sql)) return bindable(super.prepare(sql))
    const known = this.#statements.get(sql) ?? bindable(super.prepare(sql))
    // Deleted first, so that the map's order is the order of use and its first key the longest unused.
    this.#statements.delete(sql)
    this.#statements.set(sql, known)
    if (this.#statements.size > kept) this.#statements.delete(this.#statements.keys().next().value)
    return known
  }
}

function bindable(statement) {
  return Object.assign(Object.create(statement), {
    bind(args) {
      return {
        reader: statement.reader,
        columns: () => statement.columns(),
        run: () => statement.run(args),
        raw: () => ({ all: () => statement.raw().all(args) }),
      }
    },
  })
}
