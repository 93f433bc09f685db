import 'server-only'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Misconception, misconceptionSchema } from '../content/misconception.ts'
import { namedMisconceptions } from '../quiz/misconceptions.ts'
import { course } from './course.ts'

const folder = () => join(/*turbopackIgnore: true*/ process.cwd(), 'content', 'misconceptions')

let read: ReadonlyMap<string, Misconception> | undefined

/** By slug. Read once; again and again while the course is being written. */
export function misconceptions(): ReadonlyMap<string, Misconception> {
  if (process.env.NODE_ENV === 'development') return readMisconceptions()
  read ??= readMisconceptions()
  return read
}

function readMisconceptions(): ReadonlyMap<string, Misconception> {
  const files = existsSync(folder()) ? readdirSync(folder()).filter((name) => name.endsWith('.yaml')) : []
  return new Map(
    files.map((name) => [
      name.slice(0, -'.yaml'.length),
      misconceptionSchema.parse(parse(readFileSync(join(folder(), name), 'utf8'))),
    ]),
  )
}

/** The questions in which this misconception can show. */
export const questionsWith = (misconception: string): Set<string> =>
  new Set(
    course()
      .flatMap(({ questions }) => questions)
      .filter((question) => namedMisconceptions(question).some(({ slug }) => slug === misconception))
      .map(({ id }) => id),
  )
