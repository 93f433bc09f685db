import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import Libsql from 'libsql'
import { expect, test } from 'vitest'
import type { StudyCard } from '../../quiz/interview/study-card.ts'
import { ankiPackage } from './package.ts'

const names = {
  all: 'Four Waves',
  groups: {
    questions: 'Questions',
    'follow-ups': 'Follow-ups',
    counterexamples: 'Counterexamples',
    drills: 'Drills',
    'stack-bugs': 'Stack bugs',
  },
}
const now = Date.parse('2027-01-01T00:00:00Z')
const cards: StudyCard[] = [
  {
    id: 'interview-how',
    group: 'questions',
    front: 'What does `close()` do?',
    shown: null,
    back: ['It ends <one> stream.', 'And frees the descriptor.'],
    points: ['A FIN', 'no `RST`'],
    tags: ['junior', 'calls'],
  },
  {
    id: 'interview-how-why',
    group: 'follow-ups',
    front: 'Why?',
    shown: '$ ss -t\n<1>',
    back: ['So.'],
    points: [],
    tags: ['junior'],
  },
]

/** As a reader opens it: the zip, then the database. */
function opened(packed: Uint8Array) {
  const files = unzipSync(packed)
  const folder = mkdtempSync(join(tmpdir(), 'anki-test-'))
  const file = join(folder, 'collection.anki2')
  writeFileSync(file, files['collection.anki2']!)
  const database = new Libsql(file)
  const all = (sql: string) => database.prepare(sql).all() as Record<string, unknown>[]
  const result = {
    names: Object.keys(files).sort(),
    media: strFromU8(files.media!),
    col: all('SELECT ver, models, decks, dconf, conf FROM col')[0]!,
    notes: all('SELECT id, guid, mid, mod, tags, flds, sfld, csum FROM notes ORDER BY id'),
    cards: all('SELECT id, nid, did, ord, due FROM cards ORDER BY due'),
    sound: all('PRAGMA integrity_check')[0]?.integrity_check,
  }
  database.close()
  rmSync(folder, { recursive: true })
  return result
}

test('has a sound database of version 11, with a note and a card for each', () => {
  const { names: files, media, col, notes, cards: made, sound } = opened(ankiPackage(cards, 'en', names, now))
  expect([files, media, col.ver, sound]).toEqual([['collection.anki2', 'media'], '{}', 11, 'ok'])
  expect([notes.length, made.length]).toEqual([2, 2])
  const models = JSON.parse(String(col.models))
  const decks = JSON.parse(String(col.decks))
  for (const { mid } of notes) expect(models[String(mid)].flds).toHaveLength(2)
  expect(made.map(({ did }) => decks[String(did)].name)).toEqual(['Four Waves::Questions', 'Four Waves::Follow-ups'])
  expect(new Set(made.map(({ nid }) => nid))).toEqual(new Set(notes.map(({ id }) => id)))
})

test('texts are HTML, with code as code', () => {
  const { notes } = opened(ankiPackage(cards.slice(0, 1), 'en', names, now))
  expect(notes[0]).toMatchObject({
    tags: ' junior calls ',
    flds: 'What does <code>close()</code> do?\x1f<p>It ends &lt;one&gt; stream.</p><p>And frees the descriptor.</p><ul><li>A FIN</li><li>no <code>RST</code></li></ul>',
    sfld: 'What does <code>close()</code> do?',
  })
})

test('what a terminal shows stands below the question, as it is', () => {
  const { notes } = opened(ankiPackage(cards.slice(1), 'en', names, now))
  expect(notes[0]).toMatchObject({ flds: 'Why?<pre>$ ss -t\n&lt;1&gt;</pre>\x1f<p>So.</p>' })
})

test('a later package has the same guids and ids for the same cards, whatever the texts say now', () => {
  const changed = cards.map((card) => ({ ...card, front: `${card.front} Really?` }))
  const [before, after] = [
    opened(ankiPackage(cards, 'en', names, now)),
    opened(ankiPackage(changed, 'en', names, now + 86_400_000)),
  ]
  const keys = ({ notes }: typeof before) => notes.map(({ id, guid, mid }) => ({ id, guid, mid }))
  expect(keys(after)).toEqual(keys(before))
  for (const [index, { mod }] of after.notes.entries()) expect(mod).toBeGreaterThan(Number(before.notes[index]!.mod))
})

test('the two languages share no note and no deck', () => {
  const [en, zh] = [opened(ankiPackage(cards, 'en', names, now)), opened(ankiPackage(cards, 'zh', names, now))]
  const guids = new Set([...en.notes, ...zh.notes].map(({ guid }) => guid))
  expect(guids.size).toBe(4)
  const own = (col: Record<string, unknown>) => Object.keys(JSON.parse(String(col.decks))).filter((id) => id !== '1')
  expect(own(en.col).filter((id) => own(zh.col).includes(id))).toEqual([])
})

test('the same cards at the same time are the same bytes', () => {
  expect(ankiPackage(cards, 'en', names, now)).toEqual(ankiPackage(cards, 'en', names, now))
})
