import { randomNumbers } from '../../tcp/engine/random'
import type { Call, Host, NetworkAct, Profile, Scenario } from '../../tcp/scenario'
import { simulate } from '../../tcp/simulate'

/** The traces of many scenarios as one text: the same wherever it is made. */
export function tracesOf(count: number): string {
  return Array.from({ length: count }, (_, seed) => JSON.stringify(simulate(scenarioOf(seed)))).join('\n')
}

function scenarioOf(seed: number): Scenario {
  const chance = randomNumbers(seed)
  const below = (limit: number) => Math.floor(chance() * limit)
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)]!
  const host = (): Host => pick(['client', 'server'] as const)
  const stack = () => ({ profile: pick<Profile>(['linux', 'rfc9293']) })
  const call = (): Call => {
    const made = { at: 80 + below(2000), host: host() }
    return pick<() => Call>([
      () => ({ ...made, do: 'send', bytes: 1 + below(30_000) }),
      () => ({ ...made, do: 'receive', all: chance() < 0.5 }),
      () => ({ ...made, do: 'shutdown', how: pick(['read', 'write', 'both'] as const) }),
      () => ({ ...made, do: 'close' }),
      () => ({ ...made, do: 'close', lingerMs: pick([0, 500]) }),
      () => ({ ...made, do: 'keepalive', idleMs: 500, intervalMs: 200, probes: 3 }),
      () => ({ ...made, do: pick(['crash', 'reboot'] as const) }),
    ])()
  }
  const act = (): NetworkAct => {
    const named = { from: host(), nth: 1 + below(12) }
    return pick<() => NetworkAct>([
      () => ({ ...named, do: 'drop' }),
      () => ({ ...named, do: 'delay', byMs: below(800) }),
      () => ({ ...named, do: 'duplicate', afterMs: below(800) }),
      () => ({ do: 'cut', at: below(2000) }),
      () => ({ do: 'restore', at: below(3000) }),
      () => ({
        do: 'forge',
        at: below(2000),
        from: host(),
        segment: { flags: pick(['RST', 'SYN', 'ACK', 'FIN,ACK']), seq: below(2000), ack: below(2000), len: below(50) },
      }),
    ])()
  }
  return {
    version: 1,
    stack: { client: stack(), server: stack() },
    link: {
      delayMs: chance() * 100,
      jitterMs: chance() * 30,
      loss: chance() * 0.2,
      duplicate: chance() * 0.1,
      reorder: chance() * 0.1,
      seed,
    },
    script: [
      { at: 0, host: 'server', do: 'listen' },
      { at: 1, host: 'client', do: 'connect' },
      { at: 60, host: 'server', do: 'accept' },
      ...Array.from({ length: 1 + below(8) }, call),
    ],
    network: Array.from({ length: below(4) }, act),
    untilMs: 70_000,
  }
}
