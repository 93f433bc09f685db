import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import type { Scenario } from '../tcp/scenario.ts'
import { simulate as simulated } from '../tcp/simulate.ts'
import { loadEngine, remember, simulate } from './engine.ts'
import { scenario } from './fixture.ts'
import { nameOf } from './name-of.ts'
import { readyTrace, runsBeside } from './ready-runs.ts'

afterEach(() => vi.unstubAllGlobals())

test('a run that came with its trace is shown without the engine, any other one with it', async () => {
  // As a page has it that has just been opened.
  vi.resetModules()
  const page = await import('./engine.ts')
  const other: Scenario = { ...scenario, link: { delayMs: 77 } }
  expect(() => page.simulate(other)).toThrow('not been loaded')
  const trace = simulated(other)
  page.remember(other, trace)
  expect(page.isRemembered(other)).toBe(true)
  expect(page.simulate(other)).toBe(trace)
  await page.loadEngine()
  expect(page.simulate(scenario)).toEqual(simulated(scenario))
})

test('a remembered trace is not that of a stack that does something wrong', async () => {
  const own = structuredClone(scenario)
  remember(own, { ...simulated(own), endedAt: -1 })
  await loadEngine()
  expect(simulate(own, { mutations: {} }).endedAt).not.toBe(-1)
})

const course = readdirSync('content/lessons').flatMap((folder) =>
  readdirSync(`content/lessons/${folder}/scenarios`).map(
    (file): Scenario => JSON.parse(readFileSync(`content/lessons/${folder}/scenarios/${file}`, 'utf8')),
  ),
)

test('all runs of the course have names of their own, and a copy has the same', () => {
  const texts = new Map<string, string>()
  for (const each of course) {
    const text = JSON.stringify(each)
    const name = nameOf(JSON.parse(text))
    expect(texts.get(name) ?? text).toBe(text)
    texts.set(name, text)
  }
  expect(texts.size).toBeGreaterThan(100)
})

test('a trace loses nothing on its way as JSON', () => {
  for (const each of course) {
    const trace = simulated(each)
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
  }
})

test('a lesson has traces beside it, and no other page', () => {
  expect(runsBeside('/zh/lessons/why-2msl')).toBe('/zh/lessons/why-2msl/runs.json')
  for (const path of ['/en', '/en/lessons', '/en/lessons/why-2msl/practice', '/en/sandbox'])
    expect(runsBeside(path)).toBe(null)
})

test('the traces of a page are asked for once; what is not among them, or cannot be had, is no trace', async () => {
  const trace = simulated(scenario)
  const fetched = vi.fn(async (address: string) => {
    if (address === '/away') throw new TypeError('offline')
    return Response.json({ [nameOf(scenario)]: trace })
  })
  vi.stubGlobal('fetch', fetched)
  expect(await readyTrace('/runs', structuredClone(scenario))).toEqual(JSON.parse(JSON.stringify(trace)))
  expect(await readyTrace('/runs', { ...scenario, untilMs: 1 })).toBeUndefined()
  expect(fetched).toHaveBeenCalledTimes(1)
  expect(await readyTrace('/away', scenario)).toBeUndefined()
})
