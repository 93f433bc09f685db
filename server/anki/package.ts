import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import Libsql from 'libsql'
import type { Locale } from '../../content/locale.ts'
import type { StudyCard, StudyGroup } from '../../quiz/interview/study-card.ts'
import { collectionOptions, deckEntry, deckOptions, noteType, tables } from './schema.ts'

export interface DeckNames {
  /** Of the deck that holds the others, and of the type of note. */
  all: string
  groups: Record<StudyGroup, string>
}

/** In Anki's notation a deck's name holds those above it. */
const within = '::'
const fieldEnd = '\x1f'

/**
 * Cards as a package that Anki imports: a zip of a SQLite database. The ids of decks, notes and cards come from the ids of
 * the cards, so that a later package changes what an earlier one has brought and adds nothing twice. `now` in ms: of two
 * packages Anki takes the texts of the later one.
 */
export function ankiPackage(cards: readonly StudyCard[], locale: Locale, names: DeckNames, now: number): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-anki-'))
  const file = join(folder, 'collection.anki2')
  try {
    writeCollection(file, cards, locale, names, now)
    return zipSync({ 'collection.anki2': readFileSync(file), media: strToU8('{}') }, { level: 9, mtime: zipEpoch })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The package of now, for download under a name without ending. */
export const ankiFile = (name: string, cards: readonly StudyCard[], locale: Locale, names: DeckNames): Response =>
  new Response(Buffer.from(ankiPackage(cards, locale, names, Date.now())), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name}.apkg"`,
    },
  })

/** A zip can hold no earlier time; the same cards then give the same bytes. */
const zipEpoch = '1980-01-02T00:00:00Z'

function writeCollection(
  file: string,
  cards: readonly StudyCard[],
  locale: Locale,
  names: DeckNames,
  now: number,
): void {
  const seconds = Math.floor(now / 1000)
  const model = numberOf(`note type ${locale}`)
  const deckOf = (group: StudyGroup) => numberOf(`deck ${locale} ${group}`)
  const groups = [...new Set(cards.map(({ group }) => group))]
  const decks = [
    deckEntry(1, 'Default', 0),
    deckEntry(numberOf(`deck ${locale}`), names.all, seconds),
    ...groups.map((group) => deckEntry(deckOf(group), `${names.all}${within}${names.groups[group]}`, seconds)),
  ]
  const database = new Libsql(file)
  try {
    database.exec(tables)
    database
      .prepare('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)')
      .run(
        seconds,
        now,
        now,
        JSON.stringify(collectionOptions(model)),
        JSON.stringify({ [model]: noteType(model, names.all, deckOf('questions'), seconds) }),
        JSON.stringify(Object.fromEntries(decks.map((deck) => [deck.id, deck]))),
        JSON.stringify({ 1: deckOptions }),
        '{}',
      )
    const note = database.prepare("INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')")
    const card = database.prepare("INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')")
    database.exec('BEGIN')
    cards.forEach((each, place) => {
      const name = `${locale} ${each.id}`
      const [front, back] = [frontOf(each), backOf(each)]
      const tags = ` ${each.tags.join(' ')} `
      note.run(numberOf(name), guidOf(name), model, seconds, tags, `${front}${fieldEnd}${back}`, front, sumOf(front))
      card.run(numberOf(name), numberOf(name), deckOf(each.group), seconds, place + 1)
    })
    database.exec('COMMIT')
  } finally {
    database.close()
  }
}

/** By this Anki knows a note again. */
const guidOf = (name: string): string =>
  createHash('sha256').update(`four-waves ${name}`).digest('base64url').slice(0, 16)

/** Anki numbers by milliseconds since 1970: the same for the same name, and in the years that such numbers are of. */
const numberOf = (name: string): number =>
  1_500_000_000_000 + createHash('sha256').update(name).digest().readUIntBE(0, 5)

/** Of the first field, by which Anki looks for doubles. */
const sumOf = (text: string): number =>
  Number.parseInt(
    createHash('sha1')
      .update(text.replace(/<[^>]*>/g, ''))
      .digest('hex')
      .slice(0, 8),
    16,
  )

const frontOf = ({ front, shown }: StudyCard): string =>
  shown === null ? htmlOf(front) : `${htmlOf(front)}<pre>${htmlOf(shown)}</pre>`

function backOf({ back, points }: StudyCard): string {
  const paragraphs = back.map((paragraph) => `<p>${htmlOf(paragraph)}</p>`).join('')
  const list = points.map((point) => `<li>${htmlOf(point)}</li>`).join('')
  return points.length > 0 ? `${paragraphs}<ul>${list}</ul>` : paragraphs
}

const htmlOf = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/`([^`]*)`/g, '<code>$1</code>')
