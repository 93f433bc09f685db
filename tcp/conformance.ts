import { type Difference, differences } from './differences.ts'
import type { Recorded, RecordedSegment } from './recording.ts'
import { type Host, hosts, type Scenario } from './scenario.ts'
import { simulate } from './simulate.ts'
import type { Rule, State, Trace, TraceSegment } from './trace.ts'

/** What a kernel was observed to do, and the scenario in which it did. */
export interface Recording {
  name: string
  title: string
  note: string
  kernel: string
  scenario: Scenario
  observed: Recorded
}

export interface ComparedSegment {
  recorded: RecordedSegment | undefined
  simulated: TraceSegment | undefined
  agrees: boolean
  /** The rule by which the simulator sent it. */
  rule: Rule | undefined
}

export interface ComparedHost {
  segments: ComparedSegment[]
  states: { recorded: State[]; simulated: State[]; agree: boolean }
}

export interface Comparison {
  name: string
  agrees: boolean
  hosts: Record<Host, ComparedHost>
  difference: Difference | undefined
}

/** Between two segments of a host: 60 ms, or a quarter of the recorded gap. */
export const gapTolerance = (recordedMs: number): number => Math.max(60, recordedMs / 4)

/**
 * The recording beside what the simulator makes of its scenario: each host's segments in order (all of the header but PSH), the
 * gaps between them within `gapTolerance` ms, its states in order. The scenario is amended by `differences`, if it is named there.
 */
export function compareRecording(recording: Recording): Comparison {
  const difference = differences[recording.name]
  const trace = simulate(amended(recording.scenario, difference))
  const compared = {
    client: compareHost('client', recording, trace, difference),
    server: compareHost('server', recording, trace, difference),
  }
  const agrees = hosts.every(
    (host) =>
      compared[host].states.agree &&
      (difference?.segmentsDiffer || compared[host].segments.every((segment) => segment.agrees)),
  )
  return { name: recording.name, agrees, hosts: compared, difference }
}

function amended(scenario: Scenario, difference: Difference | undefined): Scenario {
  const script = scenario.script.map((call, index) => difference?.replace?.[index] ?? call)
  return { ...scenario, script: [...script, ...(difference?.add ?? [])] }
}

function compareHost(host: Host, recording: Recording, trace: Trace, difference: Difference | undefined): ComparedHost {
  const { observed } = recording
  const end = endOf(observed)
  const recorded = observed.segments.filter(({ from }) => from === host)
  const simulated = trace.segments.filter(({ from, at }) => from === host && at <= end)
  const noted = observed.states[host]
  const order = difference?.states?.[host]?.(noted.length) ?? [...noted.keys()]
  const states = order.flatMap((index) => noted[index]?.state ?? [])
  const lived = trace.states[host].filter(({ state }) => state !== 'LISTEN')
  return {
    segments: compareSegments(recorded, simulated, rulesOf(trace)),
    states: {
      recorded: states,
      simulated: lived.map(({ state }) => state),
      agree:
        states.every((state, index) => lived[index]?.state === state) && laterThan(lived.slice(states.length), end),
    },
  }
}

/** Nobody watched any longer: what the simulator does after that is its own affair. */
const laterThan = (rest: { at: number }[], end: number): boolean => rest.every(({ at }) => at > end)

const endOf = ({ segments, states }: Recorded): number =>
  Math.max(
    ...segments.map(({ at, arrives }) => arrives ?? at),
    ...hosts.flatMap((host) => states[host].map(({ at }) => at)),
  )

const rulesOf = (trace: Trace): Map<number, Rule> =>
  new Map(trace.events.flatMap((event) => (event.kind === 'send' && event.rule ? [[event.segment, event.rule]] : [])))

function compareSegments(
  recorded: RecordedSegment[],
  simulated: TraceSegment[],
  rules: Map<number, Rule>,
): ComparedSegment[] {
  return Array.from({ length: Math.max(recorded.length, simulated.length) }, (_, i) => {
    const [was, is] = [recorded[i], simulated[i]]
    const [wasBefore, isBefore] = [recorded[i - 1], simulated[i - 1]]
    const agrees =
      was !== undefined &&
      is !== undefined &&
      header(was) === header(is) &&
      (!wasBefore || !isBefore || sameGap(was.at - wasBefore.at, is.at - isBefore.at))
    return { recorded: was, simulated: is, agrees, rule: is && rules.get(is.id) }
  })
}

const sameGap = (recordedMs: number, simulatedMs: number): boolean =>
  Math.abs(recordedMs - simulatedMs) <= gapTolerance(recordedMs)

/** All that must be equal: everything but PSH, which Linux sets as it pleases. */
const header = ({ flags, seq, ack, len, arrives, forged }: RecordedSegment | TraceSegment): string =>
  [flags.replace('PSH,', '').replace(/,?PSH$/, ''), seq, ack, len, arrives === null, forged].join(' ')
