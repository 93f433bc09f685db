import { describe, expect, test, vi } from 'vitest'
import { createOutbox } from './outbox'
import { attempt, fakeWorld, json, right, settled } from './outbox-fixture'

describe('an answer that the server takes', () => {
  test('is sent at once, graded, and no longer kept', async () => {
    const world = fakeWorld()
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    expect(outbox.state().slots['first-wave']).toMatchObject({ phase: 'sending' })
    await settled()
    expect(outbox.state().slots['first-wave']).toMatchObject({ phase: 'answered', grade: right })
    expect(world.storage?.length).toBe(0)
    expect(world.timers).toEqual([])
  })

  test('is stored before it is sent', async () => {
    const world = fakeWorld()
    const lengths: (number | undefined)[] = []
    world.reply.mockImplementation(async () => {
      lengths.push(world.storage?.length)
      return json(200, right)
    })
    createOutbox(world.edge).add(attempt('a'))
    await settled()
    expect(lengths).toEqual([1])
  })

  test('is sent as id, question, seed and answer, and nothing else', async () => {
    const world = fakeWorld()
    createOutbox(world.edge).add(attempt('a'))
    await settled()
    expect(world.reply.mock.calls).toEqual([[attempt('a')]])
  })

  test('is told to the other tabs and to whoever counts progress', async () => {
    const world = fakeWorld()
    const outbox = createOutbox(world.edge)
    const heard: string[] = []
    outbox.onDelivery(({ attempt: { questionId } }) => heard.push(questionId))
    outbox.add(attempt('a'))
    await settled()
    expect(world.told).toEqual([{ attempt: attempt('a'), grade: right }])
    expect(heard).toEqual(['first-wave'])
  })

  test('that could not be graded is answered too: it is not sent again', async () => {
    const world = fakeWorld()
    world.answers(() => json(200, { status: 'ungraded', reason: 'malformed' }))
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    await settled()
    expect(outbox.state().slots['first-wave']).toMatchObject({ phase: 'answered', grade: { reason: 'malformed' } })
    expect(world.storage?.length).toBe(0)
  })
})

describe('one press is one attempt', () => {
  test('five presses while the first is on its way send one', async () => {
    const world = fakeWorld()
    const outbox = createOutbox(world.edge)
    for (const id of ['a', 'b', 'c', 'd', 'e']) outbox.add(attempt(id))
    await settled()
    expect(world.idsSent()).toEqual(['a'])
  })

  test('a press while the answer is kept adds none', async () => {
    const world = fakeWorld()
    world.unreachable()
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    await settled()
    outbox.add(attempt('b'))
    expect(world.storage?.length).toBe(1)
  })

  test('after the grade the next press is a new attempt', async () => {
    const world = fakeWorld()
    const outbox = createOutbox(world.edge)
    outbox.add(attempt('a'))
    await settled()
    outbox.add(attempt('b'))
    await settled()
    expect(world.idsSent()).toEqual(['a', 'b'])
  })
})

test('listeners hear of every change until they leave', async () => {
  const world = fakeWorld()
  const outbox = createOutbox(world.edge)
  const listener = vi.fn()
  const leave = outbox.subscribe(listener)
  outbox.add(attempt('a'))
  await settled()
  const heard = listener.mock.calls.length
  expect(heard).toBeGreaterThan(0)
  leave()
  outbox.dismiss('first-wave')
  expect(listener).toHaveBeenCalledTimes(heard)
})
