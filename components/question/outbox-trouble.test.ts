import { describe, expect, test } from 'vitest'
import { createOutbox } from './outbox'
import { attempt, fakeStorage, fakeWorld, json, right, settled } from './outbox-fixture'

describe('when the server cannot be reached', () => {
  test('the answer is kept and the page can say so', async () => {
    const world = fakeWorld()
    world.unreachable()
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    await settled()
    expect(outbox.state()).toMatchObject({ kept: 1, slots: { 'first-wave': { phase: 'kept' } } })
    expect(world.storage?.length).toBe(1)
  })

  test.each([
    ['an error of the server', () => json(500, { code: 'internal' })],
    ['an overloaded server', () => json(503, { code: 'busy' })],
    ['too many requests', () => json(429, { code: 'too-many-requests' })],
    ['a page that answers in place of the server', () => new Response('<p>Log in to this network', { status: 200 })],
  ])('%s keeps it too', async (_, response) => {
    const world = fakeWorld()
    world.answers(response)
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    await settled()
    expect(outbox.state().kept).toBe(1)
  })

  test('it tries again by itself, with the same id, and is graded once', async () => {
    const world = fakeWorld()
    world.unreachable()
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    await settled()
    world.answers(() => json(200, right))
    world.timers[0]?.run()
    await settled()
    expect(world.idsSent()).toEqual(['a', 'a'])
    expect(outbox.state()).toMatchObject({ kept: 0, slots: { 'first-wave': { phase: 'answered' } } })
    expect(world.storage?.length).toBe(0)
  })

  test('the pauses double up to a minute', async () => {
    const world = fakeWorld()
    world.unreachable()
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    const pauses: number[] = []
    for (let round = 0; round < 8; round++) {
      await settled()
      pauses.push(world.timers[0]!.ms)
      world.timers[0]!.run()
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
  })

  test('a server that names a pause gets it', async () => {
    const world = fakeWorld()
    world.answers(() => json(503, {}, { 'retry-after': '7' }))
    createOutbox(world.edge).add(attempt('a'))
    await settled()
    expect(world.timers.map(({ ms }) => ms)).toEqual([7000])
  })

  test('there is never more than one timer', async () => {
    const world = fakeWorld()
    world.unreachable()
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    await settled()
    await outbox.flush()
    await outbox.flush()
    expect(world.timers).toHaveLength(1)
  })

  test('several answers are sent in the order in which they were given', async () => {
    const world = fakeWorld()
    world.unreachable()
    const outbox = createOutbox(world.edge)
    for (const id of ['z', 'm', 'a']) outbox.add(attempt(id, `question-${id}`))
    await settled()
    world.reply.mockClear()
    world.answers(() => json(200, right))
    await outbox.flush()
    expect(world.idsSent()).toEqual(['z', 'm', 'a'])
  })

  test('one answer that the server stumbles over does not hold up the others', async () => {
    const world = fakeWorld()
    world.reply.mockImplementation(async ({ id }) => (id === 'a' ? json(500, {}) : json(200, right)))
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a', 'one'))
    outbox.add(attempt('b', 'two'))
    await settled()
    expect(outbox.state()).toMatchObject({ kept: 1, slots: { one: { phase: 'kept' }, two: { phase: 'answered' } } })
  })
})

describe('when the server refuses an answer', () => {
  test('the reason code is shown and it is not sent again', async () => {
    const world = fakeWorld()
    world.answers(() => json(404, { code: 'unknown-question' }))
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    await settled()
    expect(outbox.state()).toMatchObject({
      kept: 0,
      slots: { 'first-wave': { phase: 'refused', code: 'unknown-question', attempt: attempt('a') } },
    })
    await outbox.flush()
    expect(world.idsSent()).toEqual(['a'])
    expect(world.timers).toEqual([])
  })

  test('the answer is still there after a reload, until the learner goes on', async () => {
    const world = fakeWorld()
    world.answers(() => new Response('', { status: 413 }))
    createOutbox(world.edge).add(attempt('a'))
    await settled()
    const reopened = createOutbox(world.edge)
    expect(reopened.state().slots['first-wave']).toMatchObject({
      phase: 'refused',
      code: 'http-413',
      attempt: { answer: 'fin-ack' },
    })
    reopened.dismiss('first-wave')
    expect(world.storage?.length).toBe(0)
  })
})

describe('a browser that stores nothing', () => {
  test.each([
    ['because storage is switched off', null],
    [
      'because it is full',
      {
        ...fakeStorage(),
        setItem: () => {
          throw new DOMException('full', 'QuotaExceededError')
        },
      },
    ],
  ])('%s still keeps the answer while the page lives', async (_, storage) => {
    const world = fakeWorld(storage)
    world.unreachable()
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    await settled()
    expect(outbox.state().kept).toBe(1)
    world.answers(() => json(200, right))
    await outbox.flush()
    expect(outbox.state()).toMatchObject({ kept: 0, slots: { 'first-wave': { phase: 'answered' } } })
  })
})
