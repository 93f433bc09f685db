import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { hashPassword, passwordFits } from './passwords.ts'

let [running, most] = [0, 0]
const work = async () => {
  running += 1
  most = Math.max(most, running)
  await sleep(2)
  running -= 1
}
vi.mock('@node-rs/argon2', () => ({
  hash: async (password: string) => work().then(() => `hash of ${password}`),
  verify: async (hash: string, password: string) => work().then(() => hash === `hash of ${password}`),
}))

test('however many sign in at once, as many passwords are worked on as the machine has cores, and each gets its answer', async () => {
  const passwords = Array.from({ length: 40 }, (_, nth) => `password ${nth}`)
  const hashes = await Promise.all(passwords.map(hashPassword))
  expect(hashes).toEqual(passwords.map((password) => `hash of ${password}`))
  const fits = await Promise.all(hashes.map((hash, nth) => passwordFits({ hash, password: `password ${nth % 2}` })))
  expect(fits.filter(Boolean)).toHaveLength(2)
  expect(most).toBe(availableParallelism())
})

test('one that fails keeps nobody else waiting', async () => {
  vi.resetModules()
  vi.doMock('@node-rs/argon2', () => ({
    hash: async (password: string) => (password === 'bad' ? Promise.reject(new Error('no memory')) : password),
    verify: async () => true,
  }))
  const passwords = await import('./passwords.ts')
  const all = Array.from({ length: 20 }, (_, nth) => passwords.hashPassword(nth % 2 ? 'good' : 'bad'))
  expect((await Promise.allSettled(all)).filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
})
