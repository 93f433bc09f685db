// Prisma's better-sqlite3 adapter asks for `better-sqlite3`, which has no binary in the npm registry and would be
// compiled on every machine. libsql has the same synchronous interface and ships its binaries as npm packages; it
// lacks only Statement.bind(args), which the adapter uses once per query. See docs/decisions/0002-embedded-database.md.
const Libsql = require('libsql')

module.exports = class Database extends Libsql {
  prepare(sql) {
    const statement = super.prepare(sql)
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
}
