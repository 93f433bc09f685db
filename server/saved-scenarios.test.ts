import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { signUp } from './accounts/user-fixture.ts'
import { visitor } from './asking.ts'
import { type TemporaryDatabase, temporaryDatabase } from './database/temporary-database.ts'
import { deleteScenario, getScenarios, putScenario, savedLimits } from './saved-scenarios.ts'

let db: TemporaryDatabase
beforeEach(() => {
  db = temporaryDatabase()
})
afterEach(() => db.remove())

const scenario = {
  version: 1,
  stack: { client: { profile: 'linux' }, server: { profile: 'linux' } },
  link: { delayMs: 20 },
  script: [{ at: 0, host: 'server', do: 'listen' }],
  network: [],
  untilMs: 1000,
}
const body = (more: object = {}) => ({ name: 'Mine', at: '2026-11-20T12:00:00.000Z', scenario, ...more })

async function account(name = 'Lea') {
  const { cookie } = await signUp({ name })
  const browser = visitor(randomUUID(), cookie)
  return {
    list: async () => (await browser.ask(getScenarios, '/api/scenarios')).body as { scenarios: { id: string }[] },
    put: (id: string, value: unknown) =>
      browser.ask((request) => putScenario(request), `/api/scenarios/${id}`, { method: 'PUT', body: value }),
    remove: (id: string) => browser.ask(deleteScenario, `/api/scenarios/${id}`, { method: 'DELETE' }),
  }
}

describe('scenarios in an account', () => {
  test('are kept, changed and removed, the newest first', async () => {
    const lea = await account()
    const [older, newer] = [randomUUID(), randomUUID()]
    expect((await lea.put(newer, body({ name: ' Newer ', at: '2026-11-21T12:00:00.000Z' }))).status).toBe(204)
    expect((await lea.put(older, body())).status).toBe(204)
    expect(await lea.list()).toEqual({
      signedIn: true,
      scenarios: [
        { id: newer, name: 'Newer', at: '2026-11-21T12:00:00.000Z', scenario },
        { id: older, name: 'Mine', at: '2026-11-20T12:00:00.000Z', scenario },
      ],
    })
    await lea.put(older, body({ name: 'Renamed' }))
    expect((await lea.remove(newer)).status).toBe(204)
    expect(await lea.list()).toMatchObject({ scenarios: [{ id: older, name: 'Renamed' }] })
  })

  test('are seen and touched by nobody else', async () => {
    const [lea, tom] = [await account(), await account('Tom')]
    const id = randomUUID()
    await lea.put(id, body())
    await tom.put(id, body({ name: 'Of Tom' }))
    await tom.remove(id)
    expect(await tom.list()).toEqual({ signedIn: true, scenarios: [] })
    expect(await lea.list()).toMatchObject({ scenarios: [{ id, name: 'Mine' }] })
  })

  test('need an account', async () => {
    const nobody = visitor()
    expect((await nobody.ask(getScenarios, '/api/scenarios')).body).toEqual({ signedIn: false, scenarios: [] })
    const path = `/api/scenarios/${randomUUID()}`
    const put = await nobody.ask((request) => putScenario(request), path, { method: 'PUT', body: body() })
    expect([put.status, put.body.code]).toEqual([401, 'sign-in-required'])
    expect((await nobody.ask(deleteScenario, path, { method: 'DELETE' })).status).toBe(401)
  })

  test('have a name and are scenarios', async () => {
    const lea = await account()
    const wrong = [
      body({ name: ' ' }),
      body({ name: 'x'.repeat(savedLimits.name + 1) }),
      body({ scenario: { ...scenario, untilMs: -1 } }),
      body({ scenario: null }),
      body({ at: 'yesterday' }),
      body({ learnerId: 'somebody' }),
    ]
    for (const value of wrong) expect((await lea.put(randomUUID(), value)).body.code).toBe('invalid-body')
    expect((await lea.put('7', body())).status).toBe(404)
    expect((await lea.list()).scenarios).toEqual([])
  })

  test('are at most so many; those that are there can still be changed', async () => {
    const lea = await account()
    const { learnerId } = await db.client.user.findFirstOrThrow()
    const row = (id: string) => ({ learnerId, id, name: 'One', scenario, updatedAt: new Date() })
    const id = randomUUID()
    const others = Array.from({ length: savedLimits.scenarios - 1 }, () => row(randomUUID()))
    await db.client.savedScenario.createMany({ data: [row(id), ...others] })
    expect((await lea.put(randomUUID(), body())).body.code).toBe('too-many-scenarios')
    expect((await lea.put(id, body({ name: 'Changed' }))).status).toBe(204)
  })

  test('cannot be dated ahead', async () => {
    const lea = await account()
    await lea.put(randomUUID(), body({ at: '2999-01-01T00:00:00.000Z' }))
    const { updatedAt } = await db.client.savedScenario.findFirstOrThrow()
    expect(updatedAt.getTime()).toBeLessThanOrEqual(Date.now())
  })
})
