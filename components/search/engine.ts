import MiniSearch, { type SearchResult } from 'minisearch'

export const documentKinds = ['lesson', 'term', 'myth', 'interview', 'scenario', 'question'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Something that can be found: a lesson's section, a term, a myth, a scenario, a question's topic. */
export interface SearchDocument {
  kind: DocumentKind
  /** Address below the language, with the anchor: lessons/fourth-wave#who-waits */
  path: string
  title: string
  /** Where it stands: the lesson of a section or a question. */
  place?: string
  text: string
}

export interface Hit {
  document: SearchDocument
  /** The part of the text in which the words stand, cut into what matches and what does not. */
  excerpt: { at: number; text: string; match: boolean }[]
}

const han = /\p{Script=Han}+/u
const excerptLength = 160

/**
 * Words in Latin letters, states and numbers by their parts, and Chinese, which has no spaces, in overlapping pairs of
 * characters: whatever is typed is found wherever it stands.
 */
export function tokensOf(text: string): string[] {
  const runs = text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []
  return runs.flatMap((run) => (han.test(run) ? pairsOf(run) : [run]))
}

const pairsOf = (run: string): string[] => {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => characters[index] + character)
}

/** All documents of one language, ready to be asked. */
export function searchIn(documents: readonly SearchDocument[]): (query: string, limit: number) => Hit[] {
  const index = new MiniSearch<{ id: number; title: string; place: string; text: string }>({
    fields: ['title', 'place', 'text'],
    tokenize: tokensOf,
    processTerm: (term) => term,
  })
  index.addAll(documents.map(({ title, place = '', text }, id) => ({ id, title, place, text })))
  return (query, limit) =>
    index
      .search(query, {
        boost: { title: 4, place: 2 },
        boostDocument: (id) => (documents[id]?.kind === 'question' ? 0.3 : 1),
        combineWith: 'AND',
        prefix: true,
        fuzzy: (term) => (term.length > 5 && !han.test(term) ? 0.2 : false),
      })
      .slice(0, limit)
      .map((result) => hitOf(documents[result.id]!, result))
}

function hitOf(document: SearchDocument, { terms }: SearchResult): Hit {
  const marked = marksOf(document.text, terms)
  const first = marked.indexOf(true)
  const start = first > excerptLength / 2 ? startOfWord(document.text, first - Math.floor(excerptLength / 3)) : 0
  const end = Math.min(start + excerptLength, document.text.length)
  const parts = split(document.text, marked, start, end)
  if (start > 0) parts.unshift({ at: -1, text: '…', match: false })
  if (end < document.text.length) parts.push({ at: end, text: '…', match: false })
  return { document, excerpt: parts }
}

/** Which characters belong to a match: pairs of Chinese characters overlap. */
function marksOf(text: string, terms: readonly string[]): boolean[] {
  const marked = new Array<boolean>(text.length).fill(false)
  const lower = text.toLowerCase()
  for (const term of terms) {
    for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + 1)) {
      marked.fill(true, at, at + term.length)
    }
  }
  return marked
}

const startOfWord = (text: string, near: number): number => {
  const space = text.indexOf(' ', near)
  return space < 0 || space > near + 20 ? near : space + 1
}

function split(text: string, marked: readonly boolean[], start: number, end: number): Hit['excerpt'] {
  const parts: Hit['excerpt'] = []
  for (let at = start; at < end; at++) {
    const last = parts.at(-1)
    const match = marked[at] === true
    if (last?.match === match) last.text += text[at]
    else parts.push({ at, text: text[at]!, match })
  }
  return parts
}
