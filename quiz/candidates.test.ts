import { describe, expect, test } from 'vitest'
import { connected, fourWaves } from '../tcp/fixture.ts'
import { simulate } from '../tcp/simulate.ts'
import { candidatesOf, inOrder } from './candidates.ts'
import { goalSchema } from './clause.ts'
import { evaluate } from './goal.ts'

const start = simulate(connected([], { untilMs: 70_000 }))
const closed = simulate(connected(fourWaves, { untilMs: 70_000 }))
const { must, mustNot } = candidatesOf(start, closed)
const conditions = (list: typeof must) => list.map(({ condition }) => condition)

describe('from a run in which the client closes first', () => {
  test('what happened can be asked for', () => {
    expect(conditions(must)).toEqual(
      expect.arrayContaining([
        { reached: { host: 'client', state: 'TIME_WAIT' } },
        { reached: { host: 'server', state: 'LAST_ACK' } },
        { ends: { host: 'server', state: 'CLOSED' } },
        { sent: { from: 'client', has: 'FIN', atLeast: 1 } },
        inOrder({ host: 'client', state: 'FIN_WAIT_1' }, { host: 'server', state: 'CLOSE_WAIT' }),
      ]),
    )
  })

  test('what did not happen can be forbidden', () => {
    expect(conditions(mustNot)).toEqual(
      expect.arrayContaining([
        { never: { host: 'client', state: 'CLOSING' } },
        { never: { host: 'server', state: 'TIME_WAIT' } },
        { sent: { from: 'server', has: 'RST', atMost: 0 } },
        { returned: { host: 'server', result: 'ECONNRESET', atMost: 0 } },
      ]),
    )
  })

  test('what is so at the start is told, as it is nothing to do', () => {
    expect(must.find(({ condition }) => condition.reached?.state === 'ESTABLISHED')?.atStart).toBe(true)
    expect(must.find(({ condition }) => condition.reached?.state === 'TIME_WAIT')?.atStart).toBe(false)
    expect(mustNot.every(({ atStart }) => atStart)).toBe(true)
  })

  test('every one of them holds in the run, and a goal may say it', () => {
    const say = { en: 'so', zh: '如此' }
    for (const { condition } of [...must, ...mustNot]) expect(evaluate(condition, closed).held).toBe(true)
    const goal = goalSchema.safeParse({ must: [...must, ...mustNot].map(({ condition }) => ({ say, ...condition })) })
    expect(goal.success).toBe(true)
  })

  test('none is there twice', () => {
    const all = [...must, ...mustNot].map(({ condition }) => JSON.stringify(condition))
    expect(new Set(all).size).toBe(all.length)
  })
})

test('a lost FIN and the one that is sent again', () => {
  const nth = closed.segments.find(({ from, flags }) => from === 'client' && flags.includes('FIN'))!.nth!
  const lossy = simulate({
    ...connected(fourWaves, { untilMs: 70_000 }),
    network: [{ do: 'drop', from: 'client', nth }],
  })
  expect(conditions(candidatesOf(start, lossy).must)).toEqual(
    expect.arrayContaining([
      { sent: { from: 'client', has: 'FIN', atLeast: 2 } },
      { sent: { from: 'client', has: 'FIN', lost: true, atLeast: 1 } },
      { sent: { from: 'client', has: 'FIN', retransmission: true, atLeast: 1 } },
    ]),
  )
})
