/** Each connection of PostgreSQL keeps as many, with their plans. */
const most = 200
/** A list of values is as long as it happens to be: its statement is hardly ever sent again. */
const mostArguments = 30

/**
 * Names of the statements that PostgreSQL parses and plans once for each connection, where otherwise it does so every
 * time: of joins, that takes longer than their work.
 */
export class PreparedStatements {
  readonly #names = new Map<string, string>()

  /** Empty for a statement that is sent whole each time. */
  nameOf(sql: string, argumentCount: number): string {
    const known = this.#names.get(sql)
    if (known) return known
    if (argumentCount === 0 || argumentCount > mostArguments || this.#names.size === most) return ''
    const name = `s${this.#names.size}`
    this.#names.set(sql, name)
    return name
  }
}
