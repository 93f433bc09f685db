import 'server-only'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type InterviewQuestion, interviewQuestionSchema } from '../content/interview/question.ts'

const folder = () => join(/*turbopackIgnore: true*/ process.cwd(), 'content', 'interview', 'questions')

let read: InterviewQuestion[] | undefined

/** The bank, in its order. Read once; again and again while it is being written. */
export function interviewBank(): InterviewQuestion[] {
  if (process.env.NODE_ENV === 'development') return readBank()
  read ??= readBank()
  return read
}

function readBank(): InterviewQuestion[] {
  const names = existsSync(folder()) ? readdirSync(folder()).filter((name) => name.endsWith('.yaml')) : []
  return names
    .map((name) => ({
      slug: name.slice(0, -'.yaml'.length),
      ...interviewQuestionSchema.parse(parse(readFileSync(join(folder(), name), 'utf8'))),
    }))
    .sort((a, b) => a.number - b.number)
}
