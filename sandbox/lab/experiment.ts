import { randomNumbers } from '../../tcp/engine/random.ts'
import type { Call, Profile, Scenario } from '../../tcp/scenario.ts'
import { simulate } from '../../tcp/simulate.ts'
import { type CloseCount, closeOf } from './close-count.ts'

export interface Settings {
  profile: Profile
  /** Whether a request and its answer went before: Linux then delays ACKs by more. */
  talked: boolean
  /** From the arrival of the FIN to the server's close(), ms: at least so much, and up to `spreadMs` more. */
  delayMs: number
  spreadMs: number
  /** Each segment's extra time on the way, up to so much. */
  jitterMs: number
}

/** One run: when the server closed after the FIN had arrived, and the way in which the connection closed. */
export interface Outcome extends CloseCount {
  closedAfterMs: number
}

/** One run of the experiment. The same settings and seed give the same outcome. */
export function runOnce(settings: Settings, seed: number): Outcome {
  const chance = randomNumbers(seed)
  const closedAfterMs = settings.delayMs + chance() * settings.spreadMs
  const base = scenarioOf(settings, seed)
  // The server reacts to a FIN whose arrival is only known once it has been on the way.
  const arrived = simulate(base).states.server.find(({ state }) => state === 'CLOSE_WAIT')!.at
  const close: Call = { at: arrived + closedAfterMs, host: 'server', do: 'close' }
  return { closedAfterMs, ...closeOf(simulate({ ...base, script: [...base.script, close] }).segments)! }
}

function scenarioOf({ profile, talked, jitterMs }: Settings, seed: number): Scenario {
  return {
    version: 1,
    stack: { client: { profile }, server: { profile } },
    link: { delayMs: 20, jitterMs, seed },
    script: [
      { at: 0, host: 'server', do: 'listen' },
      { at: 1, host: 'client', do: 'connect' },
      { at: 2, host: 'server', do: 'accept' },
      ...(talked ? exchange : []),
      { at: 700, host: 'client', do: 'close' },
      { at: 701, host: 'server', do: 'receive' },
    ],
    network: [],
    untilMs: 3000,
  }
}

const exchange: Call[] = [
  { at: 300, host: 'client', do: 'send', bytes: 100 },
  { at: 300, host: 'server', do: 'receive' },
  { at: 400, host: 'server', do: 'send', bytes: 1000 },
  { at: 400, host: 'client', do: 'receive' },
]
