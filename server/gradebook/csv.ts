import { stringify } from 'csv-stringify/sync'

/** What a cell of a table may hold; null stays empty. */
export type Value = string | number | boolean | null

/** Without it, spreadsheets take UTF-8 for something else. */
export const byteOrderMark = '\uFEFF'

/**
 * Lines as RFC 4180 has them. What a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV
 * injection): names and titles are other people's words.
 */
export const csv = (rows: readonly (readonly Value[])[]): string =>
  stringify(
    rows.map((row) => row.map((value) => (typeof value === 'boolean' ? String(value) : value))),
    { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ },
  )
