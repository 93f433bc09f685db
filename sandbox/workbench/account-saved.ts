import { newId } from '@/components/kit/new-id'
import type { Scenario } from '../../tcp/scenario.ts'
import { checkName, type Result, type Saved, type ScenarioStore, savedLimits } from './saved.ts'

/** As `fetch`. */
type Ask = (path: string, init?: RequestInit) => Promise<Response>

const path = '/api/scenarios'

export interface AccountScenarios extends ScenarioStore {
  /** What was there when the account was asked. */
  first: Saved[]
}

/** The scenarios kept in the account; null for who has not signed in, or cannot reach it now. */
export async function accountScenarios(ask: Ask): Promise<AccountScenarios | null> {
  try {
    const response = await ask(path)
    if (!response.ok) return null
    const { signedIn, scenarios } = (await response.json()) as { signedIn: boolean; scenarios: Saved[] }
    return signedIn ? storeOf(ask, scenarios) : null
  } catch {
    return null
  }
}

/** Each change is sent before it is shown. Afterwards the list is what the account has, as far as this page knows. */
function storeOf(ask: Ask, first: Saved[]): AccountScenarios {
  let list = first
  const send = async (id: Saved['id'], method: string, body: object | null, next: () => Saved[]) => {
    const refused = await refusalOf(ask, `${path}/${id}`, method, body)
    if (refused) return { ok: false, code: refused } as const
    list = next()
    return { ok: true, value: list } as const
  }
  const put = (saved: Saved, next: () => Saved[]): Promise<Result<Saved[]>> => {
    const { id, ...body } = saved
    return send(id, 'PUT', body, next)
  }
  return {
    first,
    save: async (name: string, scenario: Scenario, at: string) => {
      const good = checkName(name)
      if (!good.ok) return good
      const saved = { id: newId(), name: good.value, at, scenario }
      return put(saved, () => [saved, ...list])
    },
    rename: async (id, name) => {
      const good = checkName(name)
      if (!good.ok) return good
      const saved = list.find((each) => each.id === id)
      if (!saved) return { ok: true, value: list }
      const renamed = { ...saved, name: good.value }
      return put(renamed, () => list.map((each) => (each.id === id ? renamed : each)))
    },
    remove: (id) => send(id, 'DELETE', null, () => list.filter((each) => each.id !== id)),
    restore: (saved, index) => put(saved, () => list.toSpliced(Math.min(index, list.length), 0, saved)),
  }
}

type Refusal = 'unreachable' | 'signed-out' | 'too-many' | 'too-long' | 'refused'
const refusals: Record<string, Refusal> = {
  'sign-in-required': 'signed-out',
  'too-many-scenarios': 'too-many',
  'too-large': 'too-long',
}

async function refusalOf(ask: Ask, to: string, method: string, body: object | null): Promise<Refusal | null> {
  try {
    const response = await ask(to, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (response.ok) return null
    if (response.status >= 500 || response.status === 429) return 'unreachable'
    const { code } = (await response.json()) as { code: string }
    return refusals[code] ?? 'refused'
  } catch {
    return 'unreachable'
  }
}

/** Moves what a browser keeps into the account, the oldest first, and stops where one is refused. */
export async function moved(list: readonly Saved[], from: ScenarioStore, to: ScenarioStore): Promise<Result<Saved[]>> {
  let last: Result<Saved[]> = { ok: true, value: [] }
  for (const { id, name, at, scenario } of list.toReversed()) {
    last = await to.save(name.slice(0, savedLimits.name), scenario, at)
    if (!last.ok) return last
    const gone = await from.remove(id)
    if (!gone.ok) return gone
  }
  return last
}
