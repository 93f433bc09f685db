import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Recording } from '../../tcp/conformance.ts'
import { hosts } from '../../tcp/scenario.ts'
import { viewAt } from '../steps.ts'
import { runOfRecording } from './recorded.ts'

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
    expect(trace.events.filter(({ kind }) => kind === 'call')).toHaveLength(scenario.script.length)
  })
})

test('a segment that leaves in the same instant as a call follows from the call', () => {
  const { scenario, observed } = named('active_close_4seg')
  const { steps, trace } = runOfRecording(scenario, observed)
  const close = steps.find(({ cause }) => cause.kind === 'call' && scenario.script[cause.call]?.do === 'close')
  expect(close?.sent.map((id) => trace.segments[id]?.flags)).toEqual(['FIN,ACK'])
})

test('forged segments have no number to be dropped by, as in the simulator', () => {
  const { scenario, observed } = named('assassination_rfc1337_0')
  const { trace } = runOfRecording(scenario, observed)
  expect(trace.segments.filter(({ forged }) => forged).map(({ nth }) => nth)).toEqual([null])
})
