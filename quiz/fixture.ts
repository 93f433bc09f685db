import type { Localized } from '../content/locale.ts'
import type { Host, Scenario } from '../tcp/scenario.ts'
import type { State, Trace, TraceSegment } from '../tcp/trace.ts'
import type { Setting, World } from './kind.ts'

/** Small worlds for tests: traces written by hand, so that graders are tested apart from the engine. */
export const both = (text: string): Localized => ({ en: text, zh: `${text} 中` })

export const emptyScenario: Scenario = {
  version: 1,
  stack: { client: { profile: 'linux' }, server: { profile: 'linux' } },
  link: { delayMs: 20 },
  script: [],
  network: [],
  untilMs: 1000,
}

export const setting = (scenarios: Setting['scenarios'] = {}, seed = 1): Setting => ({
  ...noWorld,
  seed,
  locale: 'en',
  scenarios,
})

/** A world with one scenario, "run", in which `trace` happens. */
export const worldOf = (trace: Trace): World => ({ scenarios: { run: emptyScenario }, simulate: () => trace })

export const noWorld: World = {
  scenarios: {},
  simulate: () => {
    throw new Error('This kind of question is graded without a simulation.')
  },
}

export function traceOf(
  states: Partial<Record<Host, [number, State][]>>,
  segments: (Pick<TraceSegment, 'from' | 'flags'> & Partial<TraceSegment>)[] = [],
): Trace {
  const changes = (host: Host) => (states[host] ?? []).map(([at, state]) => ({ at, state }))
  return {
    version: 1,
    segments: segments.map((segment, id) => ({
      id,
      at: id * 10,
      arrives: id * 10 + 20,
      seq: 0,
      ack: null,
      len: 0,
      window: 65535,
      nth: id + 1,
      ...segment,
    })),
    states: { client: changes('client'), server: changes('server') },
    events: [],
    endedAt: 1000,
    truncated: false,
  }
}
