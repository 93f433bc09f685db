import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'
import { parseQuestions } from '../../quiz/content.ts'
import type { Question } from '../../quiz/question.ts'

export interface Press {
  id: string
  questionId: string
  seed: number
  answer: unknown
}

export interface Answered {
  status: number
  text: string
  /** Seconds, of a refusal. */
  retryAfter: number | null
  ms: number
}

/** Whether several replies say the same; PostgreSQL keeps no order of an object's members. */
export const same = (first: string | undefined, ...others: (string | undefined)[]): boolean =>
  first !== undefined &&
  others.every((other) => other !== undefined && isDeepStrictEqual(JSON.parse(first), JSON.parse(other)))

/** Somebody at the other end of HTTP, with a cookie. */
export class HttpLearner {
  readonly origin: string
  cookie = ''
  /** The seeds that the server gave for the next tries. */
  readonly #seeds = new Map<string, number>()

  constructor(origin: string) {
    this.origin = origin
  }

  /** A press at the variant that is next. */
  press(number: number): Press {
    const each = press(number)
    return { ...each, seed: this.#seeds.get(each.questionId) ?? each.seed }
  }

  /** Sends one press; throws when no answer comes. `by`: where to, when not straight to the server. */
  async send(press: Press, by = this.origin): Promise<Answered> {
    const began = performance.now()
    const response = await fetch(`${by}/api/attempts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: by, ...(this.cookie && { cookie: this.cookie }) },
      body: JSON.stringify(press),
      signal: AbortSignal.timeout(10_000),
    })
    const text = await response.text()
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie
    if (response.status === 200) this.#seeds.set(press.questionId, JSON.parse(text).next.seed)
    const retryAfter = Number(response.headers.get('retry-after')) || null
    return { status: response.status, text, retryAfter, ms: performance.now() - began }
  }

  async progress(): Promise<Record<string, { attempts: number }>> {
    const response = await fetch(`${this.origin}/api/progress`, { headers: { cookie: this.cookie } })
    return ((await response.json()) as { questions: Record<string, { attempts: number }> }).questions
  }
}

/** Every one-choice question of the course, whose answers are short. */
export const oneChoiceQuestions = readdirSync('content/lessons').flatMap((folder) => {
  const parsed = parseQuestions(parse(readFileSync(join('content/lessons', folder, 'questions.yaml'), 'utf8')))
  return parsed.ok ? parsed.questions.filter(isOneChoice) : []
})

type OneChoice = Question & { kind: 'one-choice' }
function isOneChoice(question: Question): question is OneChoice {
  return question.kind === 'one-choice'
}

function press(number: number): Press {
  const question = oneChoiceQuestions[number % oneChoiceQuestions.length]!
  const option = question.options[number % question.options.length]!
  return { id: randomUUID(), questionId: question.id, seed: 1, answer: option.id }
}
