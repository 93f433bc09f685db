import type { Call } from '../tcp/scenario.ts'
import type { TraceEvent } from '../tcp/trace.ts'
import { callText } from './call.ts'
import { segmentText } from './label.ts'
import type { Run } from './run.ts'
import type { Step } from './steps.ts'

export type ClauseCode =
  | 'call'
  | `arrive-${'accepted' | 'ignored' | 'unacceptable'}`
  | `${'send' | 'send-again'}${'' | '-lost'}`
  | 'lost'
  | 'state'
  | 'timer'
  | 'fails'
  | 'returns'
  | 'end-of-stream'
  | 'cut'
  | 'restore'

/** One clause of the sentence that tells a step: a message code with what it is filled with. */
export interface Clause {
  code: ClauseCode
  values: Record<string, string | number>
}

/** A step in words: what happened, then what followed from it. */
export function clausesOf({ scenario, trace }: Run, step: Step): Clause[] {
  const clause = (event: TraceEvent): Clause | null => {
    const { host } = event
    switch (event.kind) {
      case 'call':
        return { code: 'call', values: { host, call: callText(scenario.script[event.call]!) } }
      case 'arrive':
        return {
          code: `arrive-${event.verdict}`,
          values: { host, segment: segmentText(trace.segments[event.segment]!) },
        }
      case 'lost':
        return step.sent.includes(event.segment)
          ? null
          : { code: 'lost', values: { host, segment: segmentText(trace.segments[event.segment]!) } }
      case 'send': {
        const segment = trace.segments[event.segment]!
        const code = segment.retransmission ? 'send-again' : 'send'
        const values = { host, segment: segmentText(segment) }
        return { code: losesIn(step, event.segment) ? `${code}-lost` : code, values }
      }
      case 'state':
        return { code: 'state', values: { host, state: event.to } }
      case 'timer-fired':
        return { code: 'timer', values: { host, timer: event.timer } }
      case 'return':
        return returned(scenario.script[event.call]!, event.result)
      case 'cut':
      case 'restore':
        return { code: event.kind, values: {} }
      default:
        return null
    }
  }
  const clauses = [step.cause, ...step.effects].flatMap((event) => clause(event) ?? [])
  return [...new Map(clauses.map((each) => [keyOf(each), each])).values()]
}

const losesIn = ({ effects }: Step, id: number) =>
  effects.some((effect) => effect.kind === 'lost' && effect.segment === id)

/** What makes a clause another one: nothing is said twice in a sentence. */
export const keyOf = ({ code, values }: Clause): string => [code, ...Object.values(values)].join(' ')

/** What a call returned is worth telling when it failed or when it says something about the other side. */
function returned(call: Call, result: number | string): Clause | null {
  const values = { call: callText(call, true), result }
  if (typeof result === 'string') return { code: 'fails', values }
  if (call.do !== 'receive') return null
  return { code: result === 0 ? 'end-of-stream' : 'returns', values }
}
