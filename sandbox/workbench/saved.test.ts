import { describe, expect, test } from 'vitest'
import en from '../../content/messages/workbench.en.json'
import zh from '../../content/messages/workbench.zh.json'
import type { Scenario } from '../../tcp/scenario.ts'
import {
  type AccountProblem,
  type NameProblem,
  type Result,
  type Saved,
  type StoreProblem,
  savedLimits,
  savedScenarios,
  storeKey,
} from './saved.ts'

const scenario: Scenario = {
  version: 1,
  stack: { client: { profile: 'linux' }, server: { profile: 'linux' } },
  link: { delayMs: 20 },
  script: [],
  network: [],
  untilMs: 1000,
}
const now = '2026-03-29T01:00:00.000Z'

function browser(text?: string, room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>(text === undefined ? [] : [[storeKey, text]])
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('no room', 'QuotaExceededError')
      kept.set(key, value)
    },
  } as Storage
  return { store: savedScenarios(() => storage), text: () => kept.get(storeKey) }
}
const names = (result: Result<Saved[]>) => (result.ok ? result.value.map(({ name }) => name) : result.code)

test('what is saved is there in another tab, the newest first', () => {
  const { store, text } = browser()
  store.save('one', scenario, now)
  store.save('  two\n lines ', scenario, now)
  expect(names(browser(text()).store.read())).toEqual(['two lines', 'one'])
})

test('renaming and removing concern one scenario, also when others have the same name', () => {
  const { store } = browser()
  store.save('same', scenario, now)
  store.save('same', scenario, now)
  store.rename(1, 'other')
  expect(names(store.read())).toEqual(['same', 'other'])
  store.remove(2)
  expect(names(store.read())).toEqual(['other'])
})

test('what was removed comes back to its place, once', () => {
  const { store } = browser()
  for (const name of ['a', 'b', 'c']) store.save(name, scenario, now)
  const found = store.read()
  const removed = found.ok ? found.value[1]! : undefined
  store.remove(removed!.id)
  expect(names(store.restore(removed!, 1))).toEqual(['c', 'b', 'a'])
  expect(names(store.restore(removed!, 1))).toEqual(['c', 'b', 'a'])
})

test('a name is needed, and not a novel', () => {
  const { store } = browser()
  expect(names(store.save('  ', scenario, now))).toBe('no-name')
  expect(names(store.save('长'.repeat(savedLimits.name + 1), scenario, now))).toBe('long-name')
  expect(names(store.save('长'.repeat(savedLimits.name), scenario, now))).toHaveLength(1)
})

test('a full browser is told, and what was saved before is still there', () => {
  const { store } = browser(undefined, 400)
  store.save('first', scenario, now)
  expect(names(store.save('second', { ...scenario, untilMs: 2000 }, now))).toBe('full')
  expect(names(store.read())).toEqual(['first'])
})

test('a browser that lets pages keep nothing is told', () => {
  const store = savedScenarios(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  expect(names(store.read())).toBe('blocked')
  expect(names(store.save('one', scenario, now))).toBe('blocked')
})

test.each([
  ['not JSON', '{', 'unreadable'],
  ['JSON of another shape', '[]', 'unreadable'],
  ['entries of another shape', '{"version":1,"scenarios":[{"id":"x"}]}', 'unreadable'],
  ['a newer version', '{"version":2,"scenarios":{}}', 'newer'],
])('%s is left as it is', (_, text, code) => {
  const kept = browser(text)
  expect(names(kept.store.read())).toBe(code)
  expect(names(kept.store.save('one', scenario, now))).toBe(code)
  expect(names(kept.store.remove(1))).toBe(code)
  expect(kept.text()).toBe(text)
})

test('there is an end to how many', () => {
  const { store } = browser()
  for (let count = 0; count < savedLimits.scenarios; count++) store.save('one', scenario, now)
  expect(names(store.save('one more', scenario, now))).toBe('too-many')
})

describe.each(Object.entries({ en, zh }))('the texts in %s', (_, { saved }) => {
  const all: Record<StoreProblem | AccountProblem | NameProblem | 'too-large' | 'not-json' | 'no-scenario', true> = {
    blocked: true,
    newer: true,
    unreadable: true,
    full: true,
    'too-many': true,
    unreachable: true,
    'signed-out': true,
    'too-long': true,
    refused: true,
    'no-name': true,
    'long-name': true,
    'too-large': true,
    'not-json': true,
    'no-scenario': true,
  }
  test('have a sentence for everything that can go wrong', () => {
    expect(Object.keys(saved.error).sort()).toEqual(Object.keys(all).sort())
  })
})
