import { describe, expect, test } from 'vitest'
import { createOutbox } from './outbox'
import { attempt, fakeStorage, fakeWorld, json, right, settled } from './outbox-fixture'

/** A browser in which this learner answered while the server was out of reach. */
async function left(by: string | null, ...ids: string[]) {
  const storage = fakeStorage()
  const world = fakeWorld(storage)
  world.isNow(by)
  world.unreachable()
  const outbox = createOutbox(world.edge)
  for (const id of ids) outbox.add(attempt(id, `question-${id}`))
  await settled()
  return storage
}

describe('another learner in the same browser (R22)', () => {
  test('neither sees nor sends what the one before left', async () => {
    const world = fakeWorld(await left('lea', 'a', 'b'))
    world.isNow('tom')
    const outbox = createOutbox(world.edge)
    await outbox.flush()
    expect(outbox.state()).toEqual({ kept: 0, slots: {} })
    expect(world.idsSent()).toEqual([])
  })

  test('sends their own, and the first learner’s wait until that one is back', async () => {
    const storage = await left('lea', 'a')
    const world = fakeWorld(storage)
    world.isNow('tom')
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('t', 'question-a'))
    await settled()
    expect(world.idsSent()).toEqual(['t'])
    world.isNow('lea')
    const again = createOutbox(world.edge)
    expect(again.state().slots['question-a']).toMatchObject({ phase: 'kept', attempt: { id: 'a' } })
    await again.flush()
    expect(world.idsSent()).toEqual(['t', 'a'])
  })

  test('does not have it when the browser forgets who was there', async () => {
    const world = fakeWorld(await left('lea', 'a'))
    const outbox = createOutbox(world.edge)
    await outbox.flush()
    expect([outbox.state().kept, world.idsSent()]).toEqual([0, []])
  })

  test('who deletes their record takes away their own answers only', async () => {
    const storage = await left('lea', 'a')
    const world = fakeWorld(storage)
    world.isNow('tom')
    world.unreachable()
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('t'))
    await settled()
    outbox.clear()
    expect(outbox.state()).toEqual({ kept: 0, slots: {} })
    world.isNow('lea')
    expect(createOutbox(world.edge).state().kept).toBe(1)
  })
})

test('answers given before there was a learner are those of the learner whom the first one makes', async () => {
  const world = fakeWorld(await left(null, 'a', 'b', 'c'))
  let sent = 0
  world.reply.mockImplementation(async () => {
    if (++sent > 1) throw new TypeError('Failed to fetch')
    world.isNow('lea')
    return json(200, right)
  })
  await createOutbox(world.edge).flush()
  world.isNow('tom')
  expect(createOutbox(world.edge).state().kept).toBe(0)
  world.isNow('lea')
  expect(createOutbox(world.edge).state().kept).toBe(2)
})

test('every answer given while the server is out of reach is announced as kept', async () => {
  const world = fakeWorld()
  world.unreachable()
  const outbox = createOutbox(world.edge)
  for (const id of ['a', 'b', 'c']) {
    outbox.add(attempt(id, `question-${id}`))
    await settled()
    expect(outbox.state().slots[`question-${id}`]).toMatchObject({ phase: 'kept' })
  }
  expect(outbox.state().kept).toBe(3)
})

test('the order is that of the presses, although the clock was set back between them (R9)', async () => {
  const world = fakeWorld()
  world.unreachable()
  const outbox = createOutbox(world.edge)
  for (const [index, clock] of [5_000_000, 1_000, 9_000_000, 2_000].entries()) {
    world.setClock(clock)
    outbox.add(attempt(`${index}`, `question-${index}`))
  }
  await settled()
  world.reply.mockClear()
  world.answers(() => json(200, right))
  await createOutbox(world.edge).flush()
  expect(world.idsSent()).toEqual(['0', '1', '2', '3'])
})

test('the reply brings what is asked next, with a grade and with a refusal', async () => {
  const world = fakeWorld()
  const next = { seed: 7, question: { id: 'first-wave', seed: 7 } }
  world.answers(() => json(200, { ...right, next }))
  const outbox = createOutbox(world.edge)
  outbox.add(attempt('a'))
  await settled()
  expect(outbox.state().slots['first-wave']).toMatchObject({ phase: 'answered', grade: right, next })
  world.answers(() => json(409, { code: 'variant-answered', next }))
  outbox.add(attempt('b'))
  await settled()
  expect(outbox.state().slots['first-wave']).toMatchObject({ phase: 'refused', code: 'variant-answered', next })
})
