import { createHash } from 'node:crypto'
import { parse } from 'yaml'
import { type Locale, type Localized, locales } from '../locale.ts'
import type { Files, Problem } from './problem.ts'

/** What stood in both languages when somebody last read them side by side: a short hash of each. */
export type Confirmed = Readonly<Record<string, Localized>>

interface Pair {
  file: string
  texts: Localized
}

const names: Record<Locale, string> = { en: 'English', zh: 'Chinese' }
const remedy = 'read both, then `npm run content -- --confirm`'

/** A text that was changed in one language after the other was last confirmed, or that nobody has confirmed yet. */
export function parityProblems(files: Files, confirmed: Confirmed): Problem[] {
  return [...pairsIn(files)].flatMap(([key, { file, texts }]): Problem[] => {
    const [before, now] = [confirmed[key], hashesOf(texts)]
    const changed = locales.filter((locale) => before?.[locale] !== now[locale])
    if (changed.length === 0) return []
    const what =
      before === undefined ? 'not confirmed yet' : `${changed.map((one) => names[one]).join(' and ')} changed`
    return [{ file, line: 1, text: `${key}: ${what}; ${remedy}` }]
  })
}

/** All pairs as they stand, to be kept as confirmed. */
export const confirmationOf = (files: Files): Confirmed =>
  Object.fromEntries([...pairsIn(files)].sort().map(([key, { texts }]) => [key, hashesOf(texts)]))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 10)
const hashesOf = ({ en, zh }: Localized): Localized => ({ en: hashOf(en), zh: hashOf(zh) })

/** Lessons and messages are pairs of files; lists are taken apart, so that one question is confirmed, not all. */
function pairsIn(files: Files): Map<string, Pair> {
  const pairs = new Map<string, Pair>()
  for (const [file, text] of files) {
    const other = file.replace(/\.en\.(mdx|json)$/, '.zh.$1')
    if (other !== file) pairs.set(file.replace('.en.', '.'), { file, texts: { en: text, zh: files.get(other) ?? '' } })
    if (!file.endsWith('.yaml')) continue
    const value: unknown = read(text)
    const entries: unknown[] = Array.isArray(value) ? value : [value]
    for (const entry of entries) {
      const key = nameOf(entry)
      pairs.set(key ? `${file}#${key}` : file, { file, texts: textsIn(entry) })
    }
  }
  return pairs
}

/** What cannot be read is told by the rules of that file. */
function read(yaml: string): unknown {
  try {
    return parse(yaml)
  } catch {
    return []
  }
}

function nameOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined
  const { id, slug, misconception } = entry as Record<string, unknown>
  return [id, slug, misconception].find((name) => typeof name === 'string')
}

function textsIn(value: unknown): Localized {
  const texts = { en: '', zh: '' }
  const collect = (inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return
    for (const [key, text] of Object.entries(inner)) {
      if ((key === 'en' || key === 'zh') && typeof text !== 'object') texts[key] += `${text}\n`
      else collect(text)
    }
  }
  collect(value)
  return texts
}
