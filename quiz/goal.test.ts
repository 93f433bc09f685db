import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Trace } from '../tcp/trace.ts'
import { clauseSchema, goalSchema } from './clause.ts'
import { traceOf } from './fixture.ts'
import { evaluate } from './goal.ts'

/** Clauses as authors write them. */
const clause = (yaml: string) => clauseSchema.parse({ ...parse(yaml), say: { en: 'words', zh: '文字' } })
const accepted = (yaml: string) => clauseSchema.safeParse({ ...parse(yaml), say: { en: 'words', zh: '文字' } }).success

const fourWaves = traceOf({
  client: [
    [100, 'FIN_WAIT_1'],
    [140, 'FIN_WAIT_2'],
    [340, 'TIME_WAIT'],
  ],
  server: [
    [120, 'CLOSE_WAIT'],
    [300, 'LAST_ACK'],
    [360, 'CLOSED'],
  ],
})

describe('reached', () => {
  test('holds when the host enters the state, at the first time', () => {
    expect(evaluate(clause('reached: {host: client, state: TIME_WAIT}'), fourWaves)).toEqual({
      held: true,
      code: 'reached',
      at: 340,
      found: null,
    })
  })

  test('fails when only the other host enters it', () => {
    expect(evaluate(clause('reached: {host: server, state: TIME_WAIT}'), fourWaves)).toMatchObject({
      held: false,
      code: 'not-reached',
      at: null,
    })
  })
})

describe('never', () => {
  test('holds when the host stays out of the state', () => {
    expect(evaluate(clause('never: {host: client, state: CLOSING}'), fourWaves)).toMatchObject({ held: true })
  })

  test('fails with the moment at which the host entered it', () => {
    expect(evaluate(clause('never: {host: client, state: FIN_WAIT_2}'), fourWaves)).toMatchObject({
      held: false,
      code: 'entered',
      at: 140,
    })
  })
})

describe('ends', () => {
  test('holds when it is the last state of the run', () => {
    expect(evaluate(clause('ends: {host: server, state: CLOSED}'), fourWaves)).toMatchObject({ held: true, at: 360 })
  })

  test('a state that was left again is not the end; the last one is named', () => {
    expect(evaluate(clause('ends: {host: client, state: FIN_WAIT_2}'), fourWaves)).toEqual({
      held: false,
      code: 'ended-elsewhere',
      at: 340,
      found: 'TIME_WAIT',
    })
  })

  test('a host without any connection ends CLOSED', () => {
    expect(evaluate(clause('ends: {host: server, state: CLOSED}'), traceOf({}))).toMatchObject({ held: true })
  })
})

describe('sent', () => {
  const fins = traceOf({}, [
    { from: 'server', flags: 'FIN,ACK', at: 300, lost: true, arrives: null },
    { from: 'client', flags: 'FIN,ACK', at: 310 },
    { from: 'server', flags: 'FIN,ACK', at: 520, retransmission: true },
    { from: 'server', flags: 'ACK', at: 530 },
  ])

  test('counts the segments of one host with exactly these flags', () => {
    expect(evaluate(clause('sent: {from: server, flags: "FIN,ACK", atLeast: 2}'), fins)).toEqual({
      held: true,
      code: 'sent',
      at: 520,
      found: 2,
    })
  })

  test('too few say how many there were', () => {
    expect(evaluate(clause('sent: {from: server, flags: "FIN,ACK", atLeast: 3}'), fins)).toMatchObject({
      held: false,
      code: 'sent-too-few',
      found: 2,
    })
  })

  test('too many name the moment of the first one too many', () => {
    expect(evaluate(clause('sent: {from: server, flags: "FIN,ACK", atMost: 1}'), fins)).toMatchObject({
      held: false,
      code: 'sent-too-many',
      at: 520,
    })
  })

  test('lost: true counts only lost ones', () => {
    expect(evaluate(clause('sent: {from: server, flags: "FIN,ACK", atLeast: 1, lost: true}'), fins).found).toBe(1)
  })

  test('retransmission: true counts only retransmissions', () => {
    const asked = clause('sent: {from: server, flags: "FIN,ACK", atMost: 0, retransmission: true}')
    expect(evaluate(asked, fins)).toMatchObject({ held: false, at: 520 })
  })

  test('forged segments and copies made by the network were not sent by the host', () => {
    const others = traceOf({}, [
      { from: 'server', flags: 'RST', forged: true },
      { from: 'server', flags: 'RST', duplicate: true },
    ])
    expect(evaluate(clause('sent: {from: server, flags: RST, atMost: 0}'), others)).toMatchObject({ held: true })
  })
})

describe('before', () => {
  const order = (first: string, second: string) =>
    evaluate(clause(`before: {first: ${first}, then: ${second}}`), fourWaves)

  test('holds when the first state is entered earlier', () => {
    expect(order('{host: client, state: TIME_WAIT}', '{host: server, state: CLOSED}')).toMatchObject({ held: true })
  })

  test('fails with the moment of the state that came too early', () => {
    expect(order('{host: server, state: CLOSED}', '{host: client, state: TIME_WAIT}')).toMatchObject({
      held: false,
      code: 'out-of-order',
      at: 340,
    })
  })

  test('both states must be entered', () => {
    expect(order('{host: client, state: CLOSING}', '{host: server, state: CLOSED}').code).toBe('first-missing')
    expect(order('{host: server, state: CLOSED}', '{host: client, state: CLOSING}').code).toBe('then-missing')
  })
})

describe('a clause is refused when', () => {
  test.each([
    ['it says nothing', '{}'],
    ['it says two things', '{never: {host: client, state: CLOSED}, ends: {host: client, state: CLOSED}}'],
    ['its state does not exist', 'reached: {host: client, state: FIN_WAIT_3}'],
    ['its state is spelled as in the RFC', 'reached: {host: client, state: FIN-WAIT-1}'],
    ['its host does not exist', 'reached: {host: router, state: CLOSED}'],
    ['it counts segments without a limit', 'sent: {from: client, flags: ACK}'],
    ['its flags are not separated by commas', 'sent: {from: client, flags: "FIN ACK", atLeast: 1}'],
  ])('%s', (_, yaml) => {
    expect(accepted(yaml)).toBe(false)
  })

  test('it is not said in words', () => {
    expect(clauseSchema.safeParse({ ends: { host: 'client', state: 'CLOSED' } }).success).toBe(false)
  })
})

describe('a flag that a segment has, whatever the others are', () => {
  const reset = traceOf({}, [
    { from: 'server', flags: 'RST' },
    { from: 'server', flags: 'RST,ACK' },
  ])

  test('is counted in every combination', () => {
    expect(evaluate(clause('sent: {from: server, has: RST, atLeast: 2}'), reset)).toMatchObject({
      held: true,
      found: 2,
    })
    expect(evaluate(clause('sent: {from: server, flags: RST, atLeast: 2}'), reset)).toMatchObject({ held: false })
  })

  test('is named instead of flags, not beside them', () => {
    expect(accepted('sent: {from: server, has: RST, flags: RST, atLeast: 1}')).toBe(false)
    expect(accepted('sent: {from: server, atLeast: 1}')).toBe(false)
  })
})

describe('returned', () => {
  const failed: Trace = {
    ...traceOf({}),
    events: [
      { at: 10, host: 'client', kind: 'return', call: 0, result: 0 },
      { at: 40, host: 'client', kind: 'return', call: 1, result: 'ECONNRESET' },
      { at: 50, host: 'server', kind: 'return', call: 2, result: 'EPIPE' },
    ],
  }

  test('holds when a call of the host returned it, at that moment', () => {
    expect(evaluate(clause('returned: {host: client, result: ECONNRESET, atLeast: 1}'), failed)).toEqual({
      held: true,
      code: 'returned',
      at: 40,
      found: 1,
    })
  })

  test('fails when only the other host has it, or too often', () => {
    expect(evaluate(clause('returned: {host: client, result: EPIPE, atLeast: 1}'), failed)).toMatchObject({
      held: false,
      code: 'returned-too-seldom',
    })
    expect(evaluate(clause('returned: {host: client, result: ECONNRESET, atMost: 0}'), failed)).toMatchObject({
      held: false,
      code: 'returned-too-often',
      at: 40,
    })
  })
})

describe('what must not happen', () => {
  const goal = (yaml: string) =>
    goalSchema.safeParse({
      must: [{ say: { en: 'a', zh: '甲' }, ends: { host: 'client', state: 'CLOSED' } }],
      mustNot: [{ say: { en: 'b', zh: '乙' }, ...parse(yaml) }],
    })
  const forbidden = (yaml: string) => goal(yaml).data?.[1] ?? {}

  test.each([
    ['reached: {host: client, state: FIN_WAIT_2}', 'reached: {host: client, state: CLOSING}'],
    ['sent: {from: server, has: RST}', 'sent: {from: client, has: RST}'],
  ])('%s fails where it happened, holds where it did not', (happened, stayedAway) => {
    const trace = { ...fourWaves, segments: traceOf({}, [{ from: 'server', flags: 'RST,ACK' }]).segments }
    expect(evaluate(forbidden(happened), trace).held).toBe(false)
    expect(evaluate(forbidden(stayedAway), trace).held).toBe(true)
  })

  test('is an event, and is not counted', () => {
    expect(goal('ends: {host: client, state: CLOSED}').success).toBe(false)
    expect(goal('sent: {from: server, has: RST, atMost: 1}').success).toBe(false)
    expect(goal('returned: {host: client, result: EPIPE}').success).toBe(true)
  })
})
