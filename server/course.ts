import 'server-only'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Frontmatter, frontmatterSchema } from '../content/frontmatter.ts'
import { type Locale, locales } from '../content/locale.ts'
import type { Scenarios } from '../quiz/kind.ts'
import type { Question } from '../quiz/question.ts'
import { contentFolder, readQuestions, readScenarios } from './content-files.ts'

/** The course as it lies in content/lessons, answer keys included. */
export interface LessonSource {
  /** Name of its folder: number and slug. */
  folder: string
  number: number
  slug: string
  front: Record<Locale, Frontmatter>
  questions: Question[]
  scenarios: Scenarios
}

let read: LessonSource[] | undefined

/** Read once; again and again while the course is being written. */
export function course(): LessonSource[] {
  if (process.env.NODE_ENV === 'development') return readCourse()
  read ??= readCourse()
  return read
}

const lessonsFolder = () => contentFolder('lessons')

export function readCourse(root = lessonsFolder()): LessonSource[] {
  return readdirSync(root)
    .sort()
    .flatMap((folder) => {
      const [, number, slug] = /^(\d\d)-([a-z0-9-]+)$/.exec(folder) ?? []
      const path = join(root, folder)
      // A lesson begins to exist when its questions and its text in every language are there.
      const files = [questionsFile(path), ...locales.map((locale) => textFile(path, locale))]
      if (!number || !slug || !files.every((file) => existsSync(file))) return []
      return [{ folder, number: Number(number), slug, ...readLesson(path) }]
    })
}

/** The text of a lesson as its author wrote it, MDX. */
export const lessonText = (folder: string, locale: Locale): string =>
  readFileSync(textFile(join(lessonsFolder(), folder), locale), 'utf8')

const questionsFile = (path: string) => join(path, 'questions.yaml')
const textFile = (path: string, locale: Locale) => join(path, `lesson.${locale}.mdx`)

function readLesson(path: string) {
  const front = Object.fromEntries(locales.map((locale) => [locale, readFrontmatter(textFile(path, locale))]))
  return {
    front: front as Record<Locale, Frontmatter>,
    questions: readQuestions(questionsFile(path)),
    scenarios: readScenarios(join(path, 'scenarios')),
  }
}

function readFrontmatter(file: string): Frontmatter {
  const [, yaml] = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(file, 'utf8')) ?? []
  const parsed = frontmatterSchema.safeParse(parse(yaml ?? ''))
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
