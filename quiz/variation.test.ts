import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { connected } from '../tcp/fixture.ts'
import { simulate } from '../tcp/simulate.ts'
import { parseQuestions } from './content.ts'
import {
  gradeAnswer,
  officialAnswer,
  publicQuestion,
  type Question,
  shownMisconceptions,
  variantOf,
  withRun,
} from './question.ts'

const run = connected([
  { at: 100, host: 'client', do: 'send', bytes: 250 },
  { at: 200, host: 'client', do: 'shutdown', how: 'write' },
])
const place = run.script.findIndex((call) => call.do === 'send')
const fin = simulate(run).segments.findIndex(({ flags }) => flags.includes('FIN'))
const world = { scenarios: { run }, simulate }

const yaml = `
- id: vary-fin
  kind: number
  vary:
    bytes: {from: [250, 300, 512]}
    delay: {range: [20, 35, 5]}
    number: {read: {segment: ${fin}, field: seq}}
  set:
    script[${place}].bytes: bytes
    link.delayMs: delay
  prompt: {en: "{bytes} bytes, {delay} ms.", zh: "{bytes} 字节，{delay} ms。"}
  answer: {scenario: run, segment: ${fin}, field: seq}
  why: {en: "It is {number}, after {2 * bytes - bytes}.", zh: "是 {number}。"}
  near:
    - {value: "{bytes}", why: {en: "{bytes} is the last byte.", zh: "x"}, misconception: syn-takes-no-number}
  see: run
`
const questionIn = (text: string): Question => {
  const parsed = parseQuestions(parse(text))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.questions[0]!
}
const question = questionIn(yaml)
const problemsIn = (text: string) => {
  const parsed = parseQuestions(parse(text))
  return parsed.ok ? [] : parsed.problems.map(({ path, expected }) => `${path.join('.')}: ${expected}`)
}
const anySeed = fc.integer({ min: 0, max: 0x7fffffff })
const shown = (seed: number) => publicQuestion(question, { ...world, seed, locale: 'en' })

const told = (seed: number) => {
  const grade = withRun(gradeAnswer(question, 1, world, seed), question, world, seed)
  if (grade.status === 'ungraded') throw new Error(grade.reason)
  return grade
}

describe('a variant', () => {
  test('of the page has the first value of each number', () => {
    expect(shown(1).prompt).toBe('250 bytes, 20 ms.')
  })

  test('of any other seed differs from that of the page, in its run too', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        fc.pre(seed !== 1)
        expect(shown(seed).prompt).not.toBe(shown(1).prompt)
      }),
    )
  })

  test('shows the run with its own numbers, once it is graded', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const { see } = told(seed)
        expect(see?.script[place]).toMatchObject({ do: 'send', bytes: Number(/^(\d+)/.exec(shown(seed).prompt)![1]) })
        expect(see?.link.delayMs).toBe(Number(/, (\d+) ms/.exec(shown(seed).prompt)![1]))
      }),
    )
  })

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        expect(shown(seed)).toEqual(shown(seed))
      }),
    )
  })

  test('is graded by its own numbers, which come from the engine', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const [, bytes] = /^(\d+) bytes/.exec(shown(seed).prompt)!
        expect(officialAnswer(question, world, seed)).toBe(Number(bytes) + 1)
        expect(gradeAnswer(question, Number(bytes) + 1, world, seed)).toMatchObject({ earned: 1, of: 1 })
        expect(gradeAnswer(question, Number(bytes), world, seed)).toMatchObject({
          earned: 0,
          feedback: {
            near: { en: `${bytes} is the last byte.` },
            why: { en: `It is ${Number(bytes) + 1}, after ${bytes}.` },
          },
        })
        expect(shownMisconceptions(question, Number(bytes), world, seed)).toEqual(['syn-takes-no-number'])
      }),
    )
  })

  test('says that it varies, and tells nothing that gives the answer away', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        expect(shown(seed).varies).toBe(true)
        expect(JSON.stringify(shown(seed))).not.toMatch(
          new RegExp(`\\b${officialAnswer(question, world, seed)}\\b|why|near|variation|template`),
        )
      }),
    )
  })

  test('draws every value of every number', () => {
    const prompts = new Set(Array.from({ length: 1000 }, (_, seed) => shown(seed).prompt))
    expect(prompts.size).toBe(3 * 4)
  })

  test('leaves the scenario of the lesson as it is', () => {
    variantOf(question, 7, world)
    expect(world.scenarios.run).toEqual(run)
  })
})

describe('a template with a fault is refused', () => {
  test.each([
    ['a name that nothing has', '{bytes} bytes,', '{octets} bytes,', '0: "octets": nothing is called "octets"'],
    ['one value only', 'from: [250, 300, 512]', 'from: [250]', 'vary.bytes.from: expected at least two values'],
    ['an empty range', '[20, 35, 5]', '[20, 20, 5]', 'vary.delay.range: expected [from, to, step]'],
    ['a missing translation', ', zh: "{bytes} 字节，{delay} ms。"', '', '0.prompt.zh: expected string'],
  ])('%s', (_, from, to, problem) => {
    expect(yaml).toContain(from)
    expect(problemsIn(yaml.replace(from, to))).toContainEqual(expect.stringContaining(problem))
  })

  test.each([
    ['a place that does not exist', 'link.delayMs', 'link.delay', 'link.delay: expected a place of the scenario'],
    ['a value that does not fit', 'script[3].bytes: bytes', 'script[3].bytes: 0 - bytes', 'bytes: expected at least 1'],
    ['a segment that does not exist', 'number: {read: {segment: ', 'number: {read: {segment: 9', 'has no seq'],
  ])('%s, when a variant is made', (_, from, to, problem) => {
    const text = yaml.replace(from.replace('[3]', `[${place}]`), to.replace('[3]', `[${place}]`))
    expect(text).not.toBe(yaml)
    expect(() => variantOf(questionIn(text), 1, world)).toThrow(problem)
  })
})
