import { beforeEach, expect, test } from 'vitest'
import { startMock } from '@/quiz/interview/mock'
import { beingSent, isOwn, type Kept, mockShelf } from './kept.ts'

class Memory {
  readonly #entries = new Map<string, string>()
  get length() {
    return this.#entries.size
  }
  key = (index: number) => [...this.#entries.keys()][index] ?? null
  getItem = (key: string) => this.#entries.get(key) ?? null
  setItem = (key: string, value: string) => void this.#entries.set(key, value)
  removeItem = (key: string) => void this.#entries.delete(key)
}

let storage: Memory
let learner: string | null
const shelf = () => mockShelf(storage, () => learner)
const state = startMock(
  { level: 'junior', minutes: 10, topics: [], locale: 'en', items: [{ kind: 'open', slug: 'how' }] },
  0,
)
const kept = (id: string): Kept => ({ id, state, revision: 0, unsaved: true, learner: null })

beforeEach(() => {
  storage = new Memory()
  learner = null
})

test('what is put there is there again for the next page', () => {
  shelf().put(kept('a'))
  expect(shelf().get('a')).toEqual(kept('a'))
  expect(shelf().all()).toEqual([kept('a')])
})

test('what nobody had yet becomes that of the learner whom the first answer makes', () => {
  shelf().put(kept('a'))
  learner = 'lea'
  shelf().put(shelf().get('a')!)
  expect(shelf().get('a')?.learner).toBe('lea')
})

test('what a visitor began goes along when the visitor signs in', () => {
  learner = 'visitor'
  shelf().put(kept('a'))
  const signedIn = mockShelf(
    storage,
    () => 'lea',
    () => 'visitor',
  )
  signedIn.put(signedIn.get('a')!)
  learner = 'lea'
  expect(shelf().get('a')?.learner).toBe('lea')
})

test('another learner in the same browser sees nothing of it, and clears nothing', () => {
  learner = 'lea'
  shelf().put(kept('a'))
  learner = 'tom'
  expect([shelf().get('a'), shelf().all()]).toEqual([null, []])
  shelf().clear()
  learner = 'lea'
  expect(shelf().get('a')).not.toBeNull()
  shelf().clear()
  expect(shelf().all()).toEqual([])
})

test('what the server has is one’s own when it was sent from here, whatever the order of its keys', () => {
  const sent = beingSent(kept('a'))
  const later = beingSent({ ...sent, state: { ...state, usedMs: 7 } })
  const there = Object.fromEntries(Object.entries(state).reverse()) as unknown as Kept['state']
  expect(isOwn(later, { revision: 1, state: there })).toBe(true)
  expect(isOwn(later, { revision: 2, state: there })).toBe(false)
  expect(isOwn(later, { revision: 1, state: { ...state, usedMs: 8 } })).toBe(false)
  expect(isOwn(kept('a'), { revision: 1, state })).toBe(false)
})

test('what cannot be read, or not be stored, is as if it were not there', () => {
  storage.setItem('four-waves/mock/1/a', '{')
  storage.setItem('four-waves/mock/1/b', '{"id":"b"}')
  expect(shelf().all()).toEqual([])
  expect(mockShelf(null, () => null).all()).toEqual([])
  const full = Object.assign(new Memory(), {
    setItem: () => {
      throw new Error('full')
    },
  })
  expect(() => mockShelf(full, () => null).put(kept('a'))).not.toThrow()
})
