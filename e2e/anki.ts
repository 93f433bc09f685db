import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import Libsql from 'libsql'

/** What a reader of an Anki package counts in it. */
export function openPackage(file: string) {
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-e2e-'))
  const collection = join(folder, 'collection.anki2')
  writeFileSync(collection, unzipSync(readFileSync(file))['collection.anki2']!)
  const database = new Libsql(collection)
  const number = (sql: string) => (database.prepare(sql).get() as { n: number }).n
  const { decks } = database.prepare('SELECT decks FROM col').get() as { decks: string }
  const counts = {
    notes: number('SELECT COUNT(*) AS n FROM notes'),
    cards: number('SELECT COUNT(*) AS n FROM cards'),
    guids: number('SELECT COUNT(DISTINCT guid) AS n FROM notes'),
    decks: Object.keys(JSON.parse(decks) as object).length,
  }
  database.close()
  rmSync(folder, { recursive: true })
  return counts
}
