import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Scenario } from './scenario.ts'
import { simulate } from './simulate.ts'

const stack = fc.record({
  profile: fc.constantFrom('rfc9293' as const, 'linux' as const),
  sysctl: fc.record({
    tcp_timestamps: fc.constantFrom(0, 1),
    tcp_sack: fc.constantFrom(0, 1),
    tcp_rmem: fc.constantFrom('4096 4096 4096', '4096 9000 9000', '4096 131072 131072'),
  }),
})

/** By then the handshake is done, however often its segments were lost. */
const OPEN = 120_000

const bytes = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 4 })

/** Both sides write, close their direction and read to the end, through a network that does what networks do. */
const conversation = fc
  .record({
    client: stack,
    server: stack,
    link: fc.record({
      delayMs: fc.constantFrom(1, 20, 150),
      jitterMs: fc.constantFrom(0, 10),
      loss: fc.constantFrom(0, 0.05, 0.2),
      duplicate: fc.constantFrom(0, 0.1),
      reorder: fc.constantFrom(0, 0.2),
      seed: fc.nat(),
    }),
    up: bytes,
    down: bytes,
    readAfter: fc.constantFrom(OPEN + 100, OPEN + 20_000),
  })
  .map(({ client, server, link, up, down, readAfter }) => ({
    up: sum(up),
    down: sum(down),
    scenario: {
      version: 1,
      stack: { client, server },
      link,
      script: [
        { at: 0, host: 'server', do: 'listen' },
        { at: 0, host: 'server', do: 'accept' },
        { at: 0, host: 'client', do: 'connect' },
        ...up.map((n, index) => ({ at: OPEN + 100 * index, host: 'client' as const, do: 'send' as const, bytes: n })),
        ...down.map((n, index) => ({ at: OPEN + 70 * index, host: 'server' as const, do: 'send' as const, bytes: n })),
        { at: OPEN + 600, host: 'client', do: 'shutdown', how: 'write' },
        { at: OPEN + 700, host: 'server', do: 'shutdown', how: 'write' },
        { at: readAfter, host: 'client', do: 'receive', all: true },
        { at: readAfter, host: 'server', do: 'receive', all: true },
      ],
      network: [],
      untilMs: 3_000_000,
    } satisfies Scenario as Scenario,
  }))

const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)

describe('a reliable stream over an unreliable network', () => {
  it('delivers every octet in both directions, and both sides end in TIME_WAIT or CLOSED', () => {
    fc.assert(
      fc.property(conversation, ({ scenario, up, down }) => {
        const { events, states, truncated } = simulate(scenario, { isn: { client: 0xfffff000, server: 0xffffff00 } })
        const results = events.flatMap((event) =>
          event.kind === 'return' ? [[event.call, event.result] as const] : [],
        )
        const last = scenario.script.length - 1
        // So much loss may exhaust the patience of either side (RFC 9293 3.8.3).
        if (events.some(({ rule }) => rule?.id === 'user-timeout')) return
        expect(truncated).toBe(false)
        expect(new Map(results).get(last)).toBe(up)
        expect(new Map(results).get(last - 1)).toBe(down)
        expect(['CLOSED', 'TIME_WAIT']).toContain(states.client.at(-1)?.state)
        expect(['CLOSED', 'TIME_WAIT']).toContain(states.server.at(-1)?.state)
      }),
      { numRuns: 120 },
    )
  })
})
