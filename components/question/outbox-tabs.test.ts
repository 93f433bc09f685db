import { describe, expect, test } from 'vitest'
import { createOutbox } from './outbox'
import { attempt, fakeStorage, fakeWorld, json, question, right, settled } from './outbox-fixture'

describe('a reload', () => {
  test('finds what was kept, shows it at its question, and sends it once', async () => {
    const world = fakeWorld()
    world.unreachable()
    createOutbox(world.edge).add(attempt('a'))
    await settled()
    world.reply.mockClear()
    world.answers(() => json(200, right))
    const reopened = createOutbox(world.edge)
    expect(reopened.state()).toMatchObject({ kept: 1, slots: { 'first-wave': { phase: 'kept', adopted: true } } })
    await reopened.flush()
    expect(world.idsSent()).toEqual(['a'])
    expect(reopened.state().slots['first-wave']).toMatchObject({ phase: 'answered' })
  })

  test('shows the question as it was answered, until it is sent and beside its grade', async () => {
    const world = fakeWorld()
    world.unreachable()
    const asked = { ...question, seed: 7, version: 'earlier' }
    createOutbox(world.edge).add({ ...attempt('a'), seed: 7 }, asked)
    await settled()
    world.reply.mockClear()
    world.answers(() => json(200, right))
    const reopened = createOutbox(world.edge)
    expect(reopened.state().slots['first-wave']).toMatchObject({ phase: 'kept', asked })
    await reopened.flush()
    expect(reopened.state().slots['first-wave']).toMatchObject({ phase: 'answered', asked })
    expect(world.reply.mock.calls[0]![0]).toEqual({ ...attempt('a'), seed: 7 })
  })

  test('is not disturbed by what other programs stored, or by a broken entry', () => {
    const storage = fakeStorage()
    storage.setItem('theme', 'dark')
    storage.setItem('four-waves/outbox/1/x', '{"id":')
    expect(createOutbox(fakeWorld(storage).edge).state()).toEqual({ kept: 0, slots: {} })
    expect(storage.getItem('theme')).toBe('dark')
  })
})

describe('several tabs', () => {
  function twoTabs() {
    const storage = fakeStorage()
    const [one, two] = [fakeWorld(storage), fakeWorld(storage)]
    let turn: Promise<unknown> = Promise.resolve()
    for (const { edge } of [one, two]) {
      edge.exclusively = (run) => {
        turn = turn.then(run)
        return turn
      }
    }
    return { one, two }
  }

  test('send each answer once', async () => {
    const { one, two } = twoTabs()
    one.unreachable()
    const first = createOutbox(one.edge)
    first.add(attempt('a'))
    await settled()
    one.reply.mockClear()
    one.answers(() => json(200, right))
    const second = createOutbox(two.edge)
    await Promise.all([first.flush(), second.flush()])
    expect([...one.idsSent(), ...two.idsSent()]).toEqual(['a'])
  })

  test('the tab in which it was pressed shows the grade that another tab received', async () => {
    const { one, two } = twoTabs()
    one.unreachable()
    const first = createOutbox(one.edge)
    first.add(attempt('a'))
    await settled()
    two.edge.tell = (delivery) => first.heard(delivery)
    await createOutbox(two.edge).flush()
    expect(first.state()).toMatchObject({ kept: 0, slots: { 'first-wave': { phase: 'answered' } } })
  })

  test('a press in one tab does not take over the form in another', async () => {
    const { one, two } = twoTabs()
    const other = createOutbox(two.edge)
    one.reply.mockImplementation(async () => {
      other.refresh()
      expect(other.state()).toEqual({ kept: 0, slots: {} })
      return json(200, right)
    })
    one.edge.tell = (delivery) => other.heard(delivery)
    createOutbox(one.edge).add(attempt('a'))
    await settled()
    expect(one.idsSent()).toEqual(['a'])
    expect(other.state().slots).toEqual({})
  })
})
