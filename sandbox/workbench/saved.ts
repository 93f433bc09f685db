import type { Scenario } from '../../tcp/scenario.ts'

/** A scenario that somebody has kept, in a browser or in an account. What it holds is checked when it is opened. */
export interface Saved {
  /** A number in a browser, a UUID in an account. */
  id: number | string
  name: string
  /** ISO 8601. */
  at: string
  scenario: Scenario
}

export const savedLimits = { scenarios: 200, name: 80, fileBytes: 1_000_000 } as const

export type StoreProblem = 'blocked' | 'newer' | 'unreadable' | 'full' | 'too-many'
export type AccountProblem = 'unreachable' | 'signed-out' | 'too-long' | 'refused'
export type NameProblem = 'no-name' | 'long-name'
export type Result<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: StoreProblem | AccountProblem | NameProblem }
export type Changed = Result<Saved[]> | Promise<Result<Saved[]>>

/** Where scenarios are kept. Each change answers with all that is kept then, the newest first. */
export interface ScenarioStore {
  save(name: string, scenario: Scenario, at: string): Changed
  rename(id: Saved['id'], name: string): Changed
  remove(id: Saved['id']): Changed
  /** Puts back what was removed, in its place. */
  restore(saved: Saved, index: number): Changed
}

export const storeKey = 'four-waves:scenarios'
const version = 1

/**
 * The scenarios kept in a browser. Whatever it cannot read it leaves as it is and refuses to write over. Other tabs
 * write too: each change begins with what is there now.
 */
export function savedScenarios(storage: () => Storage) {
  const read = (): Result<Saved[]> => {
    let text: string | null
    try {
      text = storage().getItem(storeKey)
    } catch {
      return { ok: false, code: 'blocked' }
    }
    return text === null ? { ok: true, value: [] } : parse(text)
  }
  const write = (list: Saved[]): Result<Saved[]> => {
    try {
      storage().setItem(storeKey, JSON.stringify({ version, scenarios: list }))
      return { ok: true, value: list }
    } catch (error) {
      return { ok: false, code: isQuota(error) ? 'full' : 'blocked' }
    }
  }
  const changed = (change: (list: Saved[]) => Saved[]): Result<Saved[]> => {
    const found = read()
    if (!found.ok) return found
    const list = change(found.value)
    return list.length > savedLimits.scenarios ? { ok: false, code: 'too-many' } : write(list)
  }
  return {
    read,
    save: (name: string, scenario: Scenario, at: string): Result<Saved[]> => {
      const good = checkName(name)
      if (!good.ok) return good
      return changed((list) => [
        { id: 1 + Math.max(0, ...list.map(({ id }) => Number(id))), name: good.value, at, scenario },
        ...list,
      ])
    },
    rename: (id: Saved['id'], name: string): Result<Saved[]> => {
      const good = checkName(name)
      if (!good.ok) return good
      return changed((list) => list.map((saved) => (saved.id === id ? { ...saved, name: good.value } : saved)))
    },
    remove: (id: Saved['id']): Result<Saved[]> => changed((list) => list.filter((saved) => saved.id !== id)),
    restore: (saved: Saved, index: number): Result<Saved[]> =>
      changed((list) =>
        list.some(({ id }) => id === saved.id) ? list : list.toSpliced(Math.min(index, list.length), 0, saved),
      ),
  }
}

export function checkName(written: string): { ok: true; value: string } | { ok: false; code: NameProblem } {
  const name = written.trim().replace(/\s+/g, ' ')
  if (name === '') return { ok: false, code: 'no-name' }
  return [...name].length > savedLimits.name ? { ok: false, code: 'long-name' } : { ok: true, value: name }
}

function parse(text: string): Result<Saved[]> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, code: 'unreadable' }
  }
  if (!isObject(value) || typeof value.version !== 'number') return { ok: false, code: 'unreadable' }
  if (value.version > version) return { ok: false, code: 'newer' }
  const list = value.scenarios
  return Array.isArray(list) && list.every(isSaved) ? { ok: true, value: list } : { ok: false, code: 'unreadable' }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isSaved = (value: unknown): value is Saved =>
  isObject(value) &&
  Number.isSafeInteger(value.id) &&
  typeof value.name === 'string' &&
  typeof value.at === 'string' &&
  isObject(value.scenario)

const isQuota = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'NS_ERROR_DOM_QUOTA_REACHED')
