import { describe, expect, test } from 'vitest'
import type { Trace } from '../tcp/trace.ts'
import { finLost, fourWaves, handshake, scenario, writer } from './fixture.ts'
import { stepsOf } from './steps.ts'
import { clausesOf } from './tell.ts'

const told = (trace: Trace, index: number) => {
  const steps = stepsOf(trace)
  return clausesOf({ scenario, trace, steps }, steps[index]!)
}

describe('a step in words', () => {
  test('first the cause, then what follows from it', () => {
    expect(told(fourWaves(), 7)).toEqual([
      { code: 'arrive-accepted', values: { host: 'server', segment: 'FIN,ACK seq=1 ack=1' } },
      { code: 'state', values: { host: 'server', state: 'CLOSE_WAIT' } },
      { code: 'send', values: { host: 'server', segment: 'ACK seq=1 ack=2' } },
    ])
  })

  test('a call is named as it was made', () => {
    expect(told(fourWaves(), 6)[0]).toEqual({ code: 'call', values: { host: 'client', call: 'close()' } })
  })

  test('a segment that is lost as it leaves is told once, as sent and lost', () => {
    expect(told(finLost(), 6).map(({ code }) => code)).toEqual(['call', 'state', 'send-lost'])
  })

  test('a retransmission follows from its timer and is told as one', () => {
    expect(told(finLost(), 7)).toMatchObject([{ code: 'timer', values: { timer: 'TLP' } }, { code: 'send-again' }])
  })

  test('what a call returned is told when it failed or when it read something', () => {
    const w = writer()
    handshake(w)
    w.call(70, 'server', 0)
    w.add({ at: 70, host: 'server', kind: 'return', call: 0, result: 0 })
    w.call(80, 'client', 3)
    w.add({ at: 80, host: 'client', kind: 'return', call: 3, result: 'ECONNRESET' })
    expect(told(w.trace, 6).map(({ code }) => code)).toEqual(['call'])
    expect(told(w.trace, 7)[1]).toEqual({ code: 'fails', values: { call: 'close()', result: 'ECONNRESET' } })
  })

  test('a read that returns 0 is the end of the stream', () => {
    const w = writer()
    handshake(w)
    w.call(70, 'server', 0)
    w.add({ at: 70, host: 'server', kind: 'return', call: 0, result: 0 })
    const steps = stepsOf(w.trace)
    const reading = { ...scenario, script: [{ at: 70, host: 'server' as const, do: 'receive' as const }] }
    const clauses = (result: number) => {
      const trace = structuredClone(w.trace)
      Object.assign(trace.events.at(-1)!, { result })
      return clausesOf({ scenario: reading, trace, steps: stepsOf(trace) }, stepsOf(trace)[steps.length - 1]!)
    }
    expect(clauses(0)[1]).toMatchObject({ code: 'end-of-stream', values: { call: 'recv()' } })
    expect(clauses(100)[1]).toMatchObject({ code: 'returns', values: { result: 100 } })
  })

  test('nothing is told twice in a sentence', () => {
    const w = writer()
    w.add({ at: 10, host: 'client', kind: 'cut' })
    w.add({ at: 10, host: 'server', kind: 'cut' })
    expect(told(w.trace, 0)).toEqual([{ code: 'cut', values: {} }])
  })
})
