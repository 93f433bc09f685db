import * as z from 'zod/mini'
import type { Scenario } from './scenario.ts'

/** What a scenario may hold; documented in docs/scenario-format.md. */
export const limits = {
  script: 1000,
  network: 1000,
  settings: 50,
  /** One week. */
  untilMs: 604_800_000,
  delayMs: 600_000,
  bytes: 10_000_000,
} as const

export interface Problem {
  /** For example `script[3].bytes`. */
  path: string
  /** What should have been there, in English. */
  expected: string
}

export type ParsedScenario = { ok: true; scenario: Scenario } | { ok: false; problems: Problem[] }

/**
 * Reads a scenario from outside: nothing unknown, nothing out of `limits`. Never throws: `problems` says where it is wrong and
 * what should be there. Times are ms, sequence numbers relative to the first ones (RFC 9293 3.4).
 */
export function parseScenario(input: unknown): ParsedScenario {
  const parsed = scenarioSchema.safeParse(input)
  if (parsed.success) return { ok: true, scenario: parsed.data }
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, [])) }
}

const number = (low: number, high: number) => z.number().check(z.gte(low), z.lte(high))
const integer = (low: number, high: number) => z.int().check(z.gte(low), z.lte(high))
const time = number(0, limits.untilMs)
const delay = number(0, limits.delayMs)
const chance = z.optional(number(0, 1))
const port = z.optional(integer(1, 65535))
const host = z.enum(['client', 'server'])
const nth = integer(1, 1_000_000)
const word = integer(0, 0xffffffff)
const relative = integer(-0xffffffff, 0xffffffff)

const at = { at: time, host }
const call = z.discriminatedUnion('do', [
  z.strictObject({ ...at, do: z.literal('listen'), reuseAddress: z.optional(z.boolean()) }),
  z.strictObject({ ...at, do: z.literal('closeListener') }),
  z.strictObject({ ...at, do: z.literal('connect'), port, localPort: port }),
  z.strictObject({ ...at, do: z.literal('accept') }),
  z.strictObject({ ...at, do: z.literal('send'), bytes: integer(1, limits.bytes), more: z.optional(z.boolean()) }),
  z.strictObject({
    ...at,
    do: z.literal('receive'),
    bytes: z.optional(integer(1, limits.bytes)),
    all: z.optional(z.boolean()),
  }),
  z.strictObject({ ...at, do: z.literal('shutdown'), how: z.enum(['read', 'write', 'both']) }),
  z.strictObject({
    ...at,
    do: z.literal('close'),
    lingerMs: z.optional(number(0, limits.untilMs)),
    linger2Ms: z.optional(number(-1, limits.untilMs)),
  }),
  z.strictObject({
    ...at,
    do: z.literal('keepalive'),
    idleMs: number(1, limits.untilMs),
    intervalMs: number(1, limits.untilMs),
    probes: integer(1, 127),
  }),
  z.strictObject({ ...at, do: z.literal('crash') }),
  z.strictObject({ ...at, do: z.literal('reboot') }),
])

const act = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('drop'), from: host, nth }),
  z.strictObject({ do: z.literal('delay'), from: host, nth, byMs: delay }),
  z.strictObject({ do: z.literal('duplicate'), from: host, nth, afterMs: z.optional(delay) }),
  z.strictObject({ do: z.literal('cut'), at: time }),
  z.strictObject({ do: z.literal('restore'), at: time }),
  z.strictObject({
    do: z.literal('forge'),
    at: time,
    from: host,
    segment: z.strictObject({
      flags: z.string().check(z.regex(/^(|(SYN|FIN|RST|PSH|ACK)(,(SYN|FIN|RST|PSH|ACK))*)$/)),
      seq: relative,
      ack: z.nullable(relative),
      len: integer(0, 65495),
      window: z.optional(integer(0, 65535)),
    }),
    ts: z.optional(z.tuple([word, word])),
  }),
])

const stack = z.strictObject({
  profile: z.enum(['rfc9293', 'linux']),
  sysctl: z.optional(
    z
      .record(
        z.string().check(z.regex(/^[a-z][a-z0-9_]{0,63}$/)),
        z.union([z.number(), z.string().check(z.maxLength(100))]),
      )
      .check(
        z.refine((settings) => Object.keys(settings).length <= limits.settings, `at most ${limits.settings} settings`),
      ),
  ),
})

export const scenarioSchema = z.strictObject({
  version: z.literal(1),
  stack: z.strictObject({ client: stack, server: stack }),
  link: z.strictObject({
    delayMs: delay,
    jitterMs: z.optional(delay),
    loss: chance,
    duplicate: chance,
    reorder: chance,
    seed: z.optional(integer(0, 0xffffffff)),
  }),
  script: z.array(call).check(z.maxLength(limits.script)),
  network: z.array(act).check(z.maxLength(limits.network)),
  untilMs: time,
})

type Issue = z.core.$ZodIssue

function problemsOf(issue: Issue, outer: PropertyKey[]): Problem[] {
  const path = [...outer, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: written([...path, key]), expected: 'no such key' }))
  }
  return [{ path: written(path), expected: expectationOf(issue) }]
}

function expectationOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${issue.expected === 'int' ? 'a whole number' : article(issue.expected)}`
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ')
    case 'too_small':
      return `at least ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'array' || issue.origin === 'string'
        ? `at most ${issue.maximum} long`
        : `at most ${issue.maximum}`
    case 'invalid_format':
      return 'flags such as "FIN,ACK"'
    case 'invalid_union':
      return issue.discriminator ? `a known "${issue.discriminator}"` : 'a number or a string'
    case 'invalid_key':
      return 'the name of a setting'
    case 'custom':
      return issue.message
    default:
      return 'something else'
  }
}

const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`)

const written = (path: PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  ) || '(the scenario)'
