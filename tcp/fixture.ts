import type { Call, NetworkAct, Profile, Scenario } from './scenario.ts'

/** For tests: a scenario in which client and server are connected before `at: 100`, 20 ms apart, and then `script`. */
export function connected(script: Call[], more: Partial<Scenario> & { profile?: Profile } = {}): Scenario {
  const { profile = 'linux', ...rest } = more
  return scenario(
    [
      { at: 0, host: 'server', do: 'listen' },
      { at: 1, host: 'client', do: 'connect' },
      { at: 60, host: 'server', do: 'accept' },
      ...script,
    ],
    { stack: { client: { profile }, server: { profile } }, ...rest },
  )
}

export function scenario(script: Call[], more: Partial<Scenario> = {}): Scenario {
  return {
    version: 1,
    stack: { client: { profile: 'linux' }, server: { profile: 'linux' } },
    link: { delayMs: 20 },
    script,
    network: [],
    untilMs: 300_000,
    ...more,
  }
}

/** The client closes at 100, the server at 400: four segments. */
export const fourWaves: Call[] = [
  { at: 100, host: 'client', do: 'close' },
  { at: 100, host: 'server', do: 'receive' },
  { at: 400, host: 'server', do: 'close' },
]

export const drop = (from: 'client' | 'server', nth: number): NetworkAct => ({ do: 'drop', from, nth })
