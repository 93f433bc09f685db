import { z } from 'zod'
import type { Scenario } from '../tcp/scenario.ts'
import { parseScenario } from '../tcp/schema.ts'
import { evaluateExpression, type Values } from './expression.ts'
import { randomOf } from './shuffle.ts'

const drawn = z.union([
  z.strictObject({ from: z.array(z.number()).min(2, 'expected at least two values') }),
  z.strictObject({
    range: z
      .tuple([z.int(), z.int(), z.int().min(1)])
      .refine(([from, to, step]) => to >= from + step, 'expected [from, to, step] with at least two values'),
  }),
  z.strictObject({
    /** A number that the engine gives once the others are set. */
    read: z.strictObject({ segment: z.int().min(0), field: z.enum(['seq', 'ack', 'len', 'at', 'arrives']) }),
  }),
])

/** What varies in a question: how its numbers are drawn, and where they go in the run that it is about. */
export const variationSchema = z.strictObject({
  vary: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a name such as bytes'), drawn),
  /** Places of the scenario, such as `script[3].bytes`, and the value of each. */
  set: z.record(z.string().regex(/^[\w.[\]]+$/, 'expected a place such as script[3].bytes'), z.string()).default({}),
})
type Drawn = z.infer<typeof variationSchema>

/** A question that varies keeps the text from which each of its variants is made. */
export interface Variation extends Drawn {
  template: unknown
}

/** Lessons are built ahead: everybody's first try of a question is the variant of this seed. */
export const pageSeed = 1

/**
 * The numbers of one seed. The page's seed has the first value of each, so that who writes a lesson knows what stands
 * in it; every other seed has at least one that differs.
 */
export function drawValues({ vary }: Drawn, seed: number, salt: string): Values {
  const next = randomOf(`${seed}/${salt}/values`)
  const choices = Object.entries(vary).flatMap(([name, how]) =>
    'read' in how ? [] : [{ name, values: valuesOf(how) }],
  )
  const places: number[] = choices.map(({ values }) => (seed === pageSeed ? 0 : Math.floor(next() * values.length)))
  if (seed !== pageSeed && places.length > 0 && !places.some((place) => place > 0)) {
    const which = Math.floor(next() * places.length)
    places[which] = 1 + Math.floor(next() * (choices[which]!.values.length - 1))
  }
  return Object.fromEntries(choices.map(({ name, values }, index) => [name, values[places[index]!]!]))
}

const valuesOf = (how: Exclude<Drawn['vary'][string], { read: unknown }>): number[] => {
  if ('from' in how) return how.from
  const [from, to, step] = how.range
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)
}

/** Names whose values only the engine knows. */
export const readNames = ({ vary }: Drawn) =>
  Object.entries(vary).flatMap(([name, how]) => ('read' in how ? [{ name, ...how.read }] : []))

/** The run with the numbers of one variant. Throws, with a sentence, when a place does not exist or a value does not fit. */
export function scenarioWith(scenario: Scenario, { set }: Drawn, values: Values): Scenario {
  const changed = structuredClone(scenario)
  for (const [place, expression] of Object.entries(set)) put(changed, place, evaluateExpression(expression, values))
  const parsed = parseScenario(changed)
  if (parsed.ok) return parsed.scenario
  throw new Error(parsed.problems.map(({ path, expected }) => `${path}: expected ${expected}`).join('; '))
}

function put(scenario: Scenario, place: string, value: number) {
  const steps = place.split(/[.[\]]+/).filter((step) => step !== '')
  let inner: unknown = scenario
  for (const step of steps.slice(0, -1)) inner = (inner as Record<string, unknown> | undefined)?.[step]
  const last = steps.at(-1)!
  if (typeof inner !== 'object' || inner === null || typeof (inner as Record<string, unknown>)[last] !== 'number') {
    throw new Error(`${place}: expected a place of the scenario that holds a number`)
  }
  ;(inner as Record<string, unknown>)[last] = value
}

/** The template with every `{expression}` replaced: by a number where it stands alone, by digits within a text. */
export function filled(template: unknown, values: Values, isText = false): unknown {
  if (typeof template === 'string') {
    const alone = isText ? null : /^\{([^{}]+)\}$/.exec(template)
    if (alone) return evaluateExpression(alone[1]!, values)
    return template.replace(/\{([^{}]+)\}/g, (_, expression) => String(evaluateExpression(expression, values)))
  }
  if (Array.isArray(template)) return template.map((one) => filled(one, values))
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [key, filled(value, values, key === 'en' || key === 'zh')]),
  )
}
