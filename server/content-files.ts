import 'server-only'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { parseQuestions } from '../quiz/content.ts'
import type { Scenarios } from '../quiz/kind.ts'
import type { Question } from '../quiz/question.ts'
import { parseScenario } from '../tcp/schema.ts'

/** The folder is read while the server runs: the bundler need not look for what is in it. */
export const contentFolder = (name: string) => join(/*turbopackIgnore: true*/ process.cwd(), 'content', name)

export function readQuestions(file: string): Question[] {
  const parsed = parseQuestions(parse(readFileSync(file, 'utf8')))
  if (parsed.ok) return parsed.questions
  throw new Error(parsed.problems.map(({ path, expected }) => `${file}: ${path.join('.')}: ${expected}`).join('\n'))
}

export function readScenarios(folder: string): Scenarios {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  return Object.fromEntries(files.map((name) => [name.slice(0, -'.json'.length), readScenario(join(folder, name))]))
}

function readScenario(file: string) {
  const parsed = parseScenario(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.ok) return parsed.scenario
  throw new Error(parsed.problems.map(({ path, expected }) => `${file}: ${path}: expected ${expected}`).join('\n'))
}
