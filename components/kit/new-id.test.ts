import { afterEach, expect, test, vi } from 'vitest'
import { newId } from './new-id'

const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

afterEach(() => vi.unstubAllGlobals())

test('each thing that is sent gets a UUID of its own', () => {
  expect(newId()).toMatch(version4)
  expect(newId()).not.toBe(newId())
})

test('so it does on a page that is not served securely, where crypto.randomUUID is missing', () => {
  const getRandomValues = crypto.getRandomValues.bind(crypto)
  vi.stubGlobal('crypto', { getRandomValues })
  const ids = Array.from({ length: 100 }, newId)
  for (const id of ids) expect(id).toMatch(version4)
  expect(new Set(ids).size).toBe(100)
})
