import { z } from 'zod'
import type { Localized } from '../../content/locale.ts'
import { hosts } from '../../tcp/scenario.ts'
import { narrowTranscript } from '../../tcp/transcript.ts'
import {
  common,
  type Kind,
  localized,
  type PublicCommon,
  publicCommon,
  scenarioNamed,
  slug,
  type World,
} from '../kind.ts'
import { captureOf } from '../tcpdump.ts'

const printed = z.strictObject({
  scenario: slug,
  as: z.literal('tcpdump'),
  /** Where the capture is made. */
  host: z.enum(hosts).default('client'),
  numbers: z.enum(['relative', 'absolute']).default('relative'),
  /** Leaves out what comes before this segment, such as the handshake. */
  fromSegment: z.int().min(0).default(0),
})
/** The run in words: what each host calls, the states it takes, the segments it sends. */
const told = z.strictObject({ scenario: slug, as: z.literal('transcript'), fromSegment: z.int().min(0).default(0) })
const written = z.strictObject({ text: z.string().regex(/\S.*\n+.*\S/s, 'expected at least two lines') })

/** A line by its number, from 1 as it is shown, or by the segment of the run that it shows, from 0. */
const place = z
  .strictObject({ line: z.int().min(1).optional(), segment: z.int().min(0).optional() })
  .refine(({ line, segment }) => (line === undefined) !== (segment === undefined), 'expected line or segment')
const explained = z
  .strictObject({
    line: z.int().min(1).optional(),
    segment: z.int().min(0).optional(),
    why: localized,
    misconception: slug,
  })
  .refine(({ line, segment }) => (line === undefined) !== (segment === undefined), 'expected line or segment')

const schema = z.strictObject({
  ...common,
  kind: z.literal('find-line'),
  lines: z.union([printed, told, written]),
  official: z.array(place).min(1, 'expected at least one line'),
  why: localized,
  /** Lines that are picked for a reason. */
  near: z.array(explained).default([]),
  /** Why any other line is not the one. */
  rest: localized,
})

type Question = z.infer<typeof schema>

export interface PublicFindLine extends PublicCommon {
  kind: 'find-line'
  lines: string[]
  /** Whether one line is asked for or several. */
  several: boolean
}

export interface LineFeedback {
  /** Right lines, chosen lines and those with a reason of their own; lines are counted from 1. */
  lines: { line: number; chosen: boolean; correct: boolean; why: Localized }[]
}

export const findLine = {
  schema,
  answerSchema: z
    .array(z.int().min(1))
    .max(1000)
    .refine((lines) => new Set(lines).size === lines.length, 'expected each line once'),

  publicPart: (question, setting) => ({
    ...publicCommon(question, setting),
    kind: 'find-line',
    lines: linesOf(question, setting).map(({ text }) => text),
    several: question.official.length > 1,
  }),

  official: (question, world) => officialLines(question, world),

  /** A point for each right line, less one for each wrong one, never below zero. */
  score(question, answer, world) {
    const all = linesOf(question, world)
    const stranger = answer.find((line) => line > all.length)
    if (stranger) return { status: 'ungraded', reason: 'malformed', detail: `no line ${stranger}` }
    const right = officialLines(question, world)
    const rightPicks = answer.filter((line) => right.includes(line)).length
    const earned = Math.max(0, rightPicks - (answer.length - rightPicks))
    const lines = all.flatMap((_, index) => {
      const line = index + 1
      const [chosen, correct] = [answer.includes(line), right.includes(line)]
      const own = nearAt(question, line, world)
      if (!chosen && !correct && !own) return []
      return [{ line, chosen, correct, why: correct ? question.why : (own?.why ?? question.rest) }]
    })
    return { status: 'graded', earned, of: right.length, feedback: { lines } }
  },

  misconceptions: (question, answer, world) =>
    answer.flatMap((line) => nearAt(question, line, world)?.misconception ?? []),
} satisfies Kind<Question, PublicFindLine, number[], LineFeedback>

interface Line {
  text: string
  segment: number | null
}

/** The lines as they are shown, each with the segment that it shows where the run printed it. */
export function linesOf({ lines }: Pick<Question, 'lines'>, world: World): Line[] {
  if ('text' in lines)
    return lines.text
      .replace(/\n+$/, '')
      .split('\n')
      .map((text) => ({ text, segment: null }))
  const scenario = scenarioNamed(world.scenarios, lines.scenario)
  const trace = world.simulate(scenario)
  if (lines.as === 'transcript') {
    const all = narrowTranscript(trace, scenario)
    const before = all.findLastIndex(({ segment }) => segment !== null && segment < lines.fromSegment)
    return all.slice(before + 1)
  }
  return captureOf(trace, { on: lines.host, numbers: lines.numbers }).filter(
    ({ segment }) => segment >= lines.fromSegment,
  )
}

/** The number of the line at a place; 0 when there is none. */
export function lineAt(question: Question, { line, segment }: z.infer<typeof place>, world: World): number {
  const all = linesOf(question, world)
  if (line !== undefined) return line <= all.length ? line : 0
  return all.findIndex((one) => one.segment === segment) + 1
}

const officialLines = (question: Question, world: World) =>
  question.official.map((one) => lineAt(question, one, world)).sort((a, b) => a - b)

const nearAt = (question: Question, line: number, world: World) =>
  question.near.find((one) => lineAt(question, one, world) === line)
