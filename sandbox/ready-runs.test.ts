import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import type { Scenario } from '../tcp/scenario.ts'
import { simulate as simulated } from '../tcp/simulate.ts'
import { isRemembered, loadEngine, remember, simulate } from './engine.ts'
import { scenario } from './fixture.ts'
import { nameOf } from './name-of.ts'
import { readyTrace } from './ready-runs.tsx'

afterEach(() => vi.unstubAllGlobals())

test('a run that came with its trace is shown without the engine, any other one with it', async () => {
  const other: Scenario = { ...scenario, link: { delayMs: 77 } }
  expect(() => simulate(other)).toThrow('not been loaded')
  const trace = simulated(other)
  remember(other, trace)
  expect(isRemembered(other)).toBe(true)
  expect(simulate(other)).toBe(trace)
  await loadEngine()
  expect(simulate(scenario)).toEqual(simulated(scenario))
})

test('a remembered trace is not that of a stack that does something wrong', async () => {
  const own = structuredClone(scenario)
  remember(own, { ...simulated(own), endedAt: -1 })
  await loadEngine()
  expect(simulate(own, { mutations: {} }).endedAt).not.toBe(-1)
})

test('all runs of the course have names of their own, and a copy has the same', () => {
  const names = new Map<string, string>()
  for (const folder of readdirSync('content/lessons'))
    for (const file of readdirSync(`content/lessons/${folder}/scenarios`)) {
      const text = JSON.stringify(JSON.parse(readFileSync(`content/lessons/${folder}/scenarios/${file}`, 'utf8')))
      const name = nameOf(JSON.parse(text))
      expect(names.get(name) ?? text).toBe(text)
      names.set(name, text)
    }
  expect(names.size).toBeGreaterThan(100)
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
