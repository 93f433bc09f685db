import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../tcp/scenario.ts'
import { accountScenarios, moved } from './account-saved.ts'
import { type Saved, savedScenarios } from './saved.ts'

const scenario: Scenario = {
  version: 1,
  stack: { client: { profile: 'linux' }, server: { profile: 'linux' } },
  link: { delayMs: 20 },
  script: [],
  network: [],
  untilMs: 1000,
}
const at = '2026-03-29T01:00:00.000Z'

/** An account as the server keeps it: at most three scenarios, none called `bad`. */
function server({ signedIn = true } = {}) {
  const kept = new Map<string, Omit<Saved, 'id'>>()
  const state = { down: false }
  const problem = (status: number, code: string) => Response.json({ code }, { status })
  const ask = async (path: string, init?: RequestInit) => {
    if (state.down) throw new TypeError('no network')
    const [, , , id] = path.split('/')
    if (!id) return Response.json({ signedIn, scenarios: [...kept].map(([id, rest]) => ({ id, ...rest })) })
    if (init?.method === 'DELETE') kept.delete(id)
    else {
      const body = JSON.parse(String(init?.body)) as Omit<Saved, 'id'>
      if (body.name === 'bad') return problem(422, 'invalid-body')
      if (!kept.has(id) && kept.size === 3) return problem(422, 'too-many-scenarios')
      kept.set(id, body)
    }
    return new Response(null, { status: 204 })
  }
  return { ask, kept, state }
}

function browser(...names: string[]) {
  const kept = new Map<string, string>()
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) } as object as Storage
  const store = savedScenarios(() => storage)
  for (const name of names.toReversed()) store.save(name, scenario, at)
  return store
}
const named = (result: Awaited<ReturnType<typeof moved>>) =>
  result.ok ? result.value.map(({ name }) => name) : result.code

describe('scenarios in the account', () => {
  test('are saved, renamed, removed and brought back, on the server as on the page', async () => {
    const { ask, kept } = server()
    const account = (await accountScenarios(ask))!
    await account.save('one', scenario, at)
    const two = await account.save(' two ', scenario, at)
    expect(named(two)).toEqual(['two', 'one'])
    const [newest, oldest] = two.ok ? two.value : []
    expect(named(await account.rename(newest!.id, 'second'))).toEqual(['second', 'one'])
    expect(named(await account.remove(oldest!.id))).toEqual(['second'])
    expect(named(await account.restore(oldest!, 1))).toEqual(['second', 'one'])
    expect([...kept.values()].map(({ name }) => name)).toEqual(['second', 'one'])
    expect((await accountScenarios(ask))!.first).toHaveLength(2)
  })

  test('there are none without an account, nor without the server', async () => {
    expect(await accountScenarios(server({ signedIn: false }).ask)).toBeNull()
    const { ask, state } = server()
    state.down = true
    expect(await accountScenarios(ask)).toBeNull()
  })

  test('what the server refuses changes nothing, and says why', async () => {
    const { ask, state } = server()
    const account = (await accountScenarios(ask))!
    expect(named(await account.save('', scenario, at))).toBe('no-name')
    expect(named(await account.save('bad', scenario, at))).toBe('refused')
    for (const name of ['one', 'two', 'three']) await account.save(name, scenario, at)
    expect(named(await account.save('four', scenario, at))).toBe('too-many')
    state.down = true
    expect(named(await account.save('five', scenario, at))).toBe('unreachable')
    state.down = false
    expect((await accountScenarios(ask))!.first.map(({ name }) => name)).toEqual(['one', 'two', 'three'])
  })

  test('what the browser keeps is moved, in its order, as far as there is room', async () => {
    const account = (await accountScenarios(server().ask))!
    const local = browser('new', 'middle', 'old', 'oldest')
    const before = local.read()
    expect(named(await moved(before.ok ? before.value : [], local, account))).toBe('too-many')
    expect(named(local.read())).toEqual(['new'])
    const other = server()
    const roomy = (await accountScenarios(other.ask))!
    const rest = local.read()
    expect(named(await moved(rest.ok ? rest.value : [], local, roomy))).toEqual(['new'])
    expect(named(local.read())).toEqual([])
  })
})
