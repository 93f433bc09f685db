import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { connected, drop, fourWaves } from '../tcp/fixture.ts'
import { simulate } from '../tcp/simulate.ts'
import { census, type Evidence, printed } from './evidence.ts'

const four = connected(fourWaves, { untilMs: 62_000 })
const lost = connected(fourWaves, { network: [drop('client', 3), drop('client', 4)], untilMs: 62_000 })
const scenarios = { four, lost }
const print = (evidence: Evidence, seed = 1) => printed(evidence, { scenarios, simulate, seed, salt: 'test' })

describe('a census', () => {
  test('has as many in a state as begin while one of them is there', () => {
    expect(census({ scenario: four, trace: simulate(four) }, 'client', 100)).toEqual([
      '   6000 TIME-WAIT',
      '     27 FIN-WAIT-2',
      '      6 ESTAB',
      '      5 FIN-WAIT-1',
      '      4 SYN-SENT',
    ])
  })

  test('grows with the rate, whatever the rate', () => {
    const run = { scenario: four, trace: simulate(four) }
    const total = (rate: number) =>
      census(run, 'client', rate).reduce((sum, line) => sum + Number(line.trim().split(' ')[0]), 0)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (rate) => {
        expect(Math.abs(total(rate) - rate * 60.42)).toBeLessThan(rate * 0.05 + 3)
      }),
    )
  })
})

test('rows of ss are the one run at many ages: with a timer that runs down, and no owner after close()', () => {
  expect(print([{ ss: { scenario: 'four', host: 'client', rows: 3, state: 'TIME_WAIT' } }], 5).split('\n')).toEqual([
    '$ ss -tanop | grep TIME-WAIT | head -3',
    ...Array(3).fill(
      expect.stringMatching(
        /^TIME-WAIT +0 +0 {2}10\.0\.0\.1:\d{5} +10\.0\.0\.2:80 +timer:\(timewait,[\d.]+(sec|ms),0\)$/,
      ),
    ),
  ])
})

test('a FIN that is on its way again and again counts in Send-Q and in the timer', () => {
  const rows = print([{ ss: { scenario: 'lost', host: 'client', rows: 4, state: 'FIN_WAIT_1' } }])
  expect(rows).toMatch(/^FIN-WAIT-1 +0 +1 .*timer:\(on,\d+ms,[01]\)$/m)
})

test('any seed prints as many rows as were asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x7fffffff }), fc.integer({ min: 1, max: 12 }), (seed, rows) => {
      const text = print([{ ss: { scenario: 'four', host: 'server', rows } }], seed)
      expect(text.split('\n')).toHaveLength(rows + 2)
      expect(text).toBe(print([{ ss: { scenario: 'four', host: 'server', rows } }], seed))
    }),
  )
})

test('pieces stand one below the other; a capture can be cut at both ends', () => {
  const text = print([{ tcpdump: { scenario: 'four', host: 'client', from: 3, to: 4 } }, { text: 'first\nsecond\n' }])
  expect(text.split('\n')).toEqual([
    '$ tcpdump -ni eth0 tcp',
    expect.stringContaining('Flags [F.], seq 1, ack 1'),
    expect.stringContaining('Flags [.], ack 2'),
    '',
    'first',
    'second',
  ])
})
