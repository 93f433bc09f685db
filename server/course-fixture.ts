import { parse } from 'yaml'
import { parseQuestions } from '../quiz/content.ts'
import { connected, fourWaves } from '../tcp/fixture.ts'
import type { Scenario } from '../tcp/scenario.ts'
import { simulate } from '../tcp/simulate.ts'
import type { LessonSource } from './course.ts'

/** For tests: a course of one lesson. The client closes, the server does not. */
export const halfClosed: Scenario = connected(fourWaves.slice(0, 2), { untilMs: 70_000 })

const closing = halfClosed.script.findIndex(({ host, do: what }) => host === 'client' && what === 'close')
const fin = simulate(halfClosed).segments.findIndex(({ flags }) => flags.includes('FIN'))

/** Nobody closes, and there is time for anything. */
export const open: Scenario = connected([], { untilMs: 3_600_000 })

const both = (text: string) => `{en: "${text}", zh: "${text}"}`

const yaml = `
- id: test-choice
  kind: one-choice
  prompt: ${both('Which flags?')}
  see: half-closed
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
- id: test-varied
  kind: number
  vary:
    at: {from: [200, 300, 400, 500]}
  set: {"script[${closing}].at": at}
  prompt: ${both('At {at} ms: when does it arrive?')}
  answer: {scenario: half-closed, segment: ${fin}, field: arrives}
  see: half-closed
  why: ${both('it takes a while')}
- id: test-challenge
  kind: challenge
  prompt: ${both('Let the server finish.')}
  scenario: half-closed
  allow: [drop, delay, duplicate, close, shutdown, send, receive]
  goal:
    must:
      - {ends: {host: server, state: CLOSED}, say: ${both('the server is closed')}}
  par: 1
  hints:
    - {cost: 0.25, text: ${both('Whose application has not closed?')}}
    - {cost: 0.5, text: ${both('Let the server close.')}}
  official: {script: [{at: 400, host: server, do: close}]}
  why: ${both('only its application closes')}
- id: test-open
  kind: challenge
  prompt: ${both('End it.')}
  scenario: open
  allow: [send, receive, close, drop, duplicate]
  goal:
    must:
      - {reached: {host: client, state: FIN_WAIT_1}, say: ${both('the client closes')}}
  par: 1
  official: {script: [{at: 400, host: client, do: close}]}
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
      scenarios: { 'half-closed': halfClosed, open },
    },
  ]
}
