import { parse } from 'yaml'
import { parseQuestions } from '../quiz/content.ts'
import { connected, fourWaves } from '../tcp/fixture.ts'
import type { Scenario } from '../tcp/scenario.ts'
import type { LessonSource } from './course.ts'

/** For tests: a course of one lesson. The client closes, the server does not. */
export const halfClosed: Scenario = connected(fourWaves.slice(0, 2), { untilMs: 70_000 })

const both = (text: string) => `{en: "${text}", zh: "${text}"}`

const yaml = `
- id: test-choice
  kind: one-choice
  prompt: ${both('Which flags?')}
  options:
    - {id: fin-ack, correct: true, text: ${both('FIN and ACK')}, why: ${both('always an ACK')}}
    - {id: fin, text: ${both('FIN')}, why: ${both('not alone')}, misconception: fin-is-bare}
- id: test-several
  kind: several-choices
  prompt: ${both('Which of them?')}
  options:
    - {id: a, correct: true, text: ${both('a')}, why: ${both('a')}}
    - {id: b, correct: true, text: ${both('b')}, why: ${both('b')}}
    - {id: c, text: ${both('c')}, why: ${both('c')}, misconception: c-is-it}
- id: test-number
  kind: number
  prompt: ${both('How long?')}
  answer: {value: 60, tolerance: 0, source: a test}
  why: ${both('a constant')}
- id: test-challenge
  kind: challenge
  prompt: ${both('Let the server finish.')}
  scenario: half-closed
  allow: [drop, delay, duplicate, close, shutdown, send, receive]
  goal:
    must:
      - {ends: {host: server, state: CLOSED}, say: ${both('the server is closed')}}
  par: 1
  official: {script: [{at: 400, host: server, do: close}]}
  why: ${both('only its application closes')}
`

export function testCourse(): LessonSource[] {
  const parsed = parseQuestions(parse(yaml))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const front = { title: 'Test', summary: 'A lesson for tests.', minutes: 1, unit: 'start' as const }
  return [
    {
      folder: '01-test',
      number: 1,
      slug: 'test',
      front: { en: front, zh: front },
      questions: parsed.questions,
      scenarios: { 'half-closed': halfClosed },
    },
  ]
}
