import type { Call, Host, NetworkAct, Profile, Scenario } from './scenario.ts'
import { simulate } from './simulate.ts'
import type { State } from './trace.ts'

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

/** What a test asks about a run, in few words. */
export function life(run: Scenario) {
  const trace = simulate(run)
  return {
    trace,
    states: (host: Host) => trace.states[host].map(({ state }) => state).filter((state) => state !== 'LISTEN'),
    /** For example `client FIN,ACK seq=1 ack=1`; what was lost ends in X. */
    segments: trace.segments.map(
      ({ from, flags, seq, ack, len, lost, forged }) =>
        `${forged ? 'forged' : from} ${flags.replace('PSH,', '')} seq=${seq}${ack === null ? '' : ` ack=${ack}`}${len ? ` len=${len}` : ''}${lost ? ' X' : ''}`,
    ),
    /** The moments at which a host sent segments with these flags. */
    times: (from: Host, flags: string) =>
      trace.segments.filter((s) => s.from === from && s.flags === flags && !s.forged).map(({ at }) => at),
    /** What the nth call of this kind on the host returned; undefined while it waits. */
    result: (host: Host, kind: Call['do'], nth = 0) => {
      const call = run.script.flatMap((c, index) => (c.host === host && c.do === kind ? [index] : []))[nth]
      const event = trace.events.find((e) => e.kind === 'return' && e.call === call)
      return event?.kind === 'return' ? event.result : undefined
    },
    returnedAt: (host: Host, kind: Call['do'], nth = 0) => {
      const call = run.script.flatMap((c, index) => (c.host === host && c.do === kind ? [index] : []))[nth]
      return trace.events.find((e) => e.kind === 'return' && e.call === call)?.at
    },
    /** When the host entered a state, the first time. */
    entered: (host: Host, state: State) => trace.states[host].find((change) => change.state === state)?.at,
  }
}

/** Also what it takes of the processor, ms, which other programs do not stretch as they stretch the time on the clock. */
export function measured<Result>(cpuUsage: NodeJS.Process['cpuUsage'], act: () => Result) {
  const before = cpuUsage()
  const result = act()
  const { user, system } = cpuUsage(before)
  return { result, ms: (user + system) / 1000 }
}
