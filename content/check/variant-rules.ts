import type { World } from '../../quiz/kind.ts'
import { type Question, runOf, variantOf } from '../../quiz/question.ts'
import { drawValues, pageSeed, readNames } from '../../quiz/variation.ts'
import { locales } from '../locale.ts'
import { engineFaults } from './engine-rules.ts'
import type { Fault } from './fault.ts'

const seeds = 1000
const fewestVariants = 3

/** A question that varies has one right answer and distinct wrong ones, and the engine confirms it, for every seed. */
export function variantFaults(source: Question, world: World): Fault[] {
  const variation = source.variation!
  if (source.kind === 'challenge' || source.kind === 'spot-error' || source.kind === 'order-steps') {
    return [[['vary'], `${source.kind} does not vary; expected a kind whose numbers come from a run`]]
  }
  const run = runOf(source)
  if (source.see !== undefined && source.see !== run) {
    return [[['see'], `expected the run that varies, "${run}", as no other shows the same numbers`]]
  }
  const variants = new Map<string, number>()
  for (let seed = 1; seed <= seeds; seed++) {
    const values = JSON.stringify(drawValues(variation, seed, source.id))
    if (!variants.has(values)) variants.set(values, seed)
  }
  if (variants.size < fewestVariants) {
    return [[['vary'], `gives ${variants.size} variants; expected at least ${fewestVariants}`]]
  }
  let page: string | null
  try {
    page = shapeAt(source, pageSeed, world)
  } catch (error) {
    return [[['vary'], (error as Error).message]]
  }
  for (const [values, seed] of variants) {
    const [fault] = faultsAt(source, seed, world, page)
    // One variant is enough to see what is wrong; the others would repeat it.
    if (fault) return [[fault[0], `with ${values} (seed ${seed}): ${fault[1]}`]]
  }
  return []
}

function faultsAt(source: Question, seed: number, world: World, page: string | null): Fault[] {
  try {
    const variant = variantOf(source, seed, world)
    const shape = shapeAt(source, seed, world)
    if (shape !== page) return [[['vary'], `the segments asked for are ${shape}; expected ${page} as on the page`]]
    return [...engineFaults(variant.question, variant.world), ...sameOptions(variant.question)]
  } catch (error) {
    return [[['vary'], (error as Error).message]]
  }
}

/** What the segments are that a question names by their places: another number must not make them others. */
function shapeAt(source: Question, seed: number, world: World): string | null {
  const variant = variantOf(source, seed, world)
  const run = runOf(source)
  if (run === undefined) return null
  const places = readNames(source.variation!).map(({ segment }) => segment)
  if (source.kind === 'number' && 'segment' in source.answer) places.push(source.answer.segment)
  if (source.kind === 'fill-segment') places.push(source.moment.segment)
  const { segments } = world.simulate(variant.world.scenarios[run]!)
  return places
    .map((place) => segments[place])
    .map((one) => (one ? `${one.from} ${one.flags}${one.len > 0 ? ' with data' : ''}` : 'none'))
    .join(', ')
}

function sameOptions(question: Question): Fault[] {
  if (!('options' in question)) return []
  return locales.flatMap((locale) => {
    const texts = question.options.map(({ text }) => text[locale])
    const index = texts.findIndex((text, place) => texts.indexOf(text) < place)
    return index < 0 ? [] : [[['options', index], `reads as another option does: ${texts[index]}`] as Fault]
  })
}
