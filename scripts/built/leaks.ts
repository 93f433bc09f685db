import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kinds, type LessonQuestion } from '../../quiz/question.ts'
import type { Scenario } from '../../tcp/scenario.ts'

/** Everything that a browser can fetch without asking the API: scripts, pages, their payloads for client navigation. */
export function publicFiles(root: string): string[] {
  const folders = ['.next/static', '.next/server/app', 'public'].map((folder) => join(root, folder))
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(js|css|map|json|txt|html|rsc|meta|svg|body)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('/server/app/') || /\.(html|rsc|meta|body|txt)$/.test(file)),
  )
}

/** Where the questions stand that belong to no lesson. */
export const exerciseFiles = (): string[] => [
  ...['stack-bugs.yaml', 'counterexamples.yaml'].map((name) => join('content/interview', name)),
  ...readdirSync('content/interview/drills').map((name) => join('content/interview/drills', name)),
]

/** The texts that only a graded answer may show. */
export function secretTexts(question: LessonQuestion): string[] {
  const both = ({ en, zh }: { en: string; zh: string }) => [en, zh]
  switch (question.kind) {
    case 'one-choice':
    case 'several-choices':
      return question.options.flatMap(({ why }) => both(why))
    case 'number':
    case 'fill-segment':
      return [...both(question.why), ...question.near.flatMap(({ why }) => both(why))]
    case 'find-line':
      return [...both(question.why), ...both(question.rest), ...question.near.flatMap(({ why }) => both(why))]
    case 'spot-error':
      return question.text.flatMap(({ why, error }) =>
        [why, error?.why, error?.correction].flatMap((one) => (one ? both(one) : [])),
      )
    case 'drill':
      return [question, ...question.causes, ...question.repairs].flatMap(({ why }) => both(why))
    case 'stack-bug':
      return [question.rule.say, question.why, ...question.hints.map(({ text }) => text)].flatMap(both)
    case 'challenge':
      return [...both(question.why), ...question.hints.flatMap(({ text }) => both(text))]
    default:
      return both(question.why)
  }
}

/** The pages and payloads that hold a question. */
export const withQuestions = (files: Map<string, string>): [string, string][] =>
  [...files].filter(
    ([file, content]) =>
      /\.(html|rsc)$/.test(file) &&
      Object.keys(kinds).some((kind) => new RegExp(`\\\\?"kind\\\\?":\\\\?"${kind}`).test(content)),
  )

/** Names of fields that no public part has. */
export const secretFields = [
  'correct',
  'why',
  'misconception',
  'official',
  'near',
  'tolerance',
  'rest',
  'correction',
  'moment',
  'vary',
  'rule',
  'shows',
  'see',
]

/**
 * How a text looks on the way differs: escaped for HTML, for JSON in a script, with `code` made an element. What lies
 * between such characters looks the same everywhere. Nothing is left of a text that is mostly code: it could stand anywhere.
 */
export function plainParts(text: string): string[] {
  const words = text.replace(/`[^`]*`/g, '`')
  const known = partsOf(words).join('').length / words.length
  return known < leastKnown ? [] : partsOf(text)
}

const leastKnown = 0.5

const partsOf = (text: string): string[] =>
  text
    .split(/["'`\\&<>\n{}]+/)
    .map((part) => part.trim())
    .filter((part) => part.length >= (/[\u3400-\u9fff]/.test(part) ? 5 : 12))

/** The files in which the text stands: its parts in their order, with no more between them than marks need. */
export function filesWith(text: string, files: Map<string, string>): string[] {
  const parts = plainParts(text)
  return [...files].filter(([, content]) => standsIn(content, parts)).map(([file]) => file)
}

const widestMark = 200

function standsIn(content: string, [first, ...rest]: string[]): boolean {
  if (first === undefined) return false
  for (let start = content.indexOf(first); start >= 0; start = content.indexOf(first, start + 1)) {
    let end = start + first.length
    const follows = rest.every((part) => {
      const next = content.indexOf(part, end)
      const near = next >= 0 && next - end <= widestMark
      end = next + part.length
      return near
    })
    if (follows) return true
  }
  return false
}

export const readAll = (files: string[]): Map<string, string> =>
  new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))

/** Whether a payload holds a run, bare or escaped inside a script. */
export function runIn(content: string, scenario: Scenario): boolean {
  const bare = JSON.stringify(scenario)
  return content.includes(bare) || content.includes(JSON.stringify(bare).slice(1, -1))
}

/** Fields of a question as JSON carries them, bare or escaped inside a script. */
export const fieldsIn = (content: string, names: string[]): string[] =>
  names.filter((name) => new RegExp(`\\\\?"${name}\\\\?":`).test(content))
