import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Recording } from '../../tcp/conformance.ts'
import { hosts } from '../../tcp/scenario.ts'
import { viewAt } from '../steps.ts'
import { clockSpread, runOfRecording } from './recorded.ts'

const folder = new URL('../../tcp/recordings/', import.meta.url)
const recordings: Recording[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'matrix.json')
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
const named = (name: string) => recordings.find((recording) => recording.name === name)!

describe.each(recordings.map((recording) => [recording.name, recording] as const))('%s', (_, recording) => {
  const { observed, scenario } = recording
  const { trace, steps } = runOfRecording(scenario, observed)

  test('shows every recorded segment with its times, numbers and fate, and no other', () => {
    expect(
      trace.segments.map(({ at, arrives, from, flags, seq, ack, len }) => ({
        at,
        arrives,
        from,
        flags,
        seq,
        ack,
        len,
      })),
    ).toEqual(
      observed.segments.map(({ at, arrives, from, flags, seq, ack, len }) => ({
        at,
        arrives,
        from,
        flags,
        seq,
        ack,
        len,
      })),
    )
    expect(trace.segments.filter(({ lost }) => lost).length).toBe(
      observed.segments.filter(({ arrives }) => arrives === null).length,
    )
  })

  test('ends in the states in which the recording ends', () => {
    const last = viewAt(steps, steps.length)
    for (const host of hosts) expect(last[host].state).toBe(observed.states[host].at(-1)?.state ?? last[host].state)
  })

  test('goes forward in time, every call of the script in it', () => {
    expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).sort((a, b) => a - b))
    for (const { cause, effects } of steps) for (const effect of effects) expect(effect.at).toBe(cause.at)
    expect(trace.events.filter(({ kind }) => kind === 'call')).toHaveLength(scenario.script.length)
  })
})

test('a segment that leaves in the same instant as a call follows from the call', () => {
  const { scenario, observed } = named('active_close_4seg')
  const { steps, trace } = runOfRecording(scenario, observed)
  const close = steps.find(({ cause }) => cause.kind === 'call' && scenario.script[cause.call]?.do === 'close')
  expect(close?.sent.map((id) => trace.segments[id]?.flags)).toEqual(['FIN,ACK'])
})

test('a state that was noted a moment after the segment that brought it stands in the same step, at most so far moved', () => {
  const { scenario, observed } = named('last_ack_lost')
  const { steps, trace } = runOfRecording(scenario, observed)
  const received = steps.find(
    ({ cause, effects }) => cause.kind === 'arrive' && effects.some((e) => e.kind === 'state' && e.to === 'TIME_WAIT'),
  )
  expect(received?.sent.map((id) => trace.segments[id]?.lost)).toEqual([true])
  const moved = trace.events.flatMap((event) =>
    event.kind === 'send' ? Math.abs(event.at - trace.segments[event.segment]!.at) : [],
  )
  expect(Math.max(...moved)).toBeLessThanOrEqual(clockSpread)
})

test('what has no cause near it stands for itself: nobody noted which timer it was', () => {
  const { scenario, observed } = named('fin_lost')
  const { steps } = runOfRecording(scenario, observed)
  expect(steps.filter(({ cause }) => cause.kind === 'send').map(({ at }) => at)).toContain(372)
})

test('forged segments have no number to be dropped by, as in the simulator', () => {
  const { scenario, observed } = named('assassination_rfc1337_0')
  const { trace } = runOfRecording(scenario, observed)
  expect(trace.segments.filter(({ forged }) => forged).map(({ nth }) => nth)).toEqual([null])
})
