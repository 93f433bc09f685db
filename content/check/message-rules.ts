import { defaultLocale, locales } from '../locale.ts'
import { readDocument, type SourceDocument } from './document.ts'
import { shapeOf } from './icu.ts'
import type { Files, Problem } from './problem.ts'

interface MessageFile {
  file: string
  document: SourceDocument
  /** Key by key, nested ones joined by dots. */
  messages: Map<string, string>
}

/** Every area has the same keys and the same arguments in every language. */
export function messageProblems(files: Files): Problem[] {
  const areas = [...files.keys()].flatMap((path) => /^messages\/([\w-]+)\.\w+\.json$/.exec(path)?.[1] ?? [])
  return [...new Set(areas)].flatMap((area) => {
    const readable = locales.map((locale) => readMessages(files, `messages/${area}.${locale}.json`))
    const original = readable[locales.indexOf(defaultLocale)]!
    return [
      ...readable.flatMap((one) => [...one.document.problems, ...syntaxProblems(one)]),
      ...readable.flatMap((one) => (one === original ? [] : differences(original, one))),
    ]
  })
}

function readMessages(files: Files, file: string): MessageFile {
  const text = files.get(file)
  if (text !== undefined) {
    const document = readDocument(file, text)
    return { file, document, messages: new Map(flat(document.value)) }
  }
  const problems = [{ file, line: 1, text: 'expected this file, there is none' }]
  return { file, document: { value: {}, problems, lineOf: () => 1 }, messages: new Map() }
}

function flat(value: unknown, prefix = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[prefix, String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, prefix ? `${prefix}.${key}` : key))
}

const lineOf = ({ document }: MessageFile, key: string) => document.lineOf(key.split('.'))

function syntaxProblems(one: MessageFile): Problem[] {
  return [...one.messages].flatMap(([key, message]) => {
    const { problem } = shapeOf(message)
    return problem ? [{ file: one.file, line: lineOf(one, key), text: `${key}: ${problem}` }] : []
  })
}

function differences(original: MessageFile, other: MessageFile): Problem[] {
  if (original.document.problems.length > 0 || other.document.problems.length > 0) return []
  const missing = [...original.messages.keys()].filter((key) => !other.messages.has(key))
  const surplus = [...other.messages.keys()].filter((key) => !original.messages.has(key))
  const shared = [...original.messages].filter(([key]) => other.messages.has(key))
  return [
    ...missing.map((key) => ({
      file: other.file,
      line: lineOf(other, key),
      text: `${key}: expected this key, as in ${original.file}:${lineOf(original, key)}`,
    })),
    ...surplus.map((key) => ({
      file: other.file,
      line: lineOf(other, key),
      text: `${key}: expected no such key, ${original.file} has none`,
    })),
    ...shared.flatMap(([key, message]) => {
      const [expected, found] = [shapeOf(message), shapeOf(other.messages.get(key)!)]
      if (expected.problem || found.problem || expected.names.join() === found.names.join()) return []
      const text = `${key}: uses ${listed(found.names)}; expected ${listed(expected.names)}`
      return [{ file: other.file, line: lineOf(other, key), text }]
    }),
  ]
}

const listed = (names: readonly string[]) => names.join(', ') || 'no argument'
