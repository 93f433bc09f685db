import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Host, hosts } from '../scenario.ts'
import { parseScenario } from '../schema.ts'
import { simulate } from '../simulate.ts'
import type { Trace } from '../trace.ts'
import { said } from './fixtures/ladder.ts'
import { inferStates } from './infer.ts'
import { readCapture } from './read.ts'
import { writeCapture } from './write.ts'

const scenariosIn = (folder: string) => {
  const directory = new URL(`../${folder}/`, import.meta.url)
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json') && name !== 'matrix.json')
    .map((name) => {
      const value = JSON.parse(readFileSync(new URL(name, directory), 'utf8'))
      const parsed = parseScenario(value.scenario ?? value)
      if (!parsed.ok) throw new Error(`${name} is no scenario`)
      return { name: `${folder}/${name}`, trace: simulate(parsed.scenario) }
    })
}

const traces = [...scenariosIn('golden'), ...scenariosIn('recordings')]
const unforged = traces.filter(({ trace }) => !trace.segments.some(({ forged }) => forged))

describe('a simulated trace, written as a capture and read back', () => {
  it('is there to be tried', () => {
    expect(traces.length).toBeGreaterThan(40)
  })

  // A forged SYN that is accepted begins a connection of its own, with numbers that count from it.
  const renumbered = ['tw_syn_new_seq_same_ts', 'tw_syn_old_seq_new_ts']
  it.each(traces)('has the same segments: $name', ({ name, trace }) => {
    const { connections } = readCapture(writeCapture(trace))
    const read = said(connections.flatMap(({ segments }) => segments))
    if (renumbered.some((each) => name.includes(each))) expect(read).toHaveLength(trace.segments.length)
    else expect(read).toEqual(said(trace.segments))
  })

  // The RST that ends LAST_ACK answers the next connection's SYN and is counted with that; a FIN that is queued is not seen.
  const hidden = ['tw_reuse_last_ack_lost', 'zero_window_close']
  const telling = unforged.filter(({ name }) => !hidden.some((each) => name.includes(each)))
  it.each(telling)('has the states that segments can tell: $name', ({ trace }) => {
    const inferred = readCapture(writeCapture(trace)).connections.map(inferStates)
    for (const host of hosts) {
      const read = inferred.flatMap(({ states }) => states[host].map(({ state }) => state))
      expect({ host, states: read }).toEqual({ host, states: knowable(trace, host) })
    }
  })

  it.each(unforged)('marks the same segments as repeated: $name', ({ trace }) => {
    const { connections } = readCapture(writeCapture(trace))
    const read = connections.flatMap(({ segments }) => segments).map(({ retransmission }) => retransmission ?? false)
    expect(read).toEqual(trace.segments.map(({ retransmission }) => retransmission ?? false))
  })
})

/** The states without those that begin in silence, a timer running out or a crash, unless an RST tells of it later. */
function knowable(trace: Trace, host: Host): string[] {
  const moments = trace.segments.map(({ from, at, arrives }) => (from === host ? at : arrives))
  const lastReset = trace.segments.findLast(({ from, flags }) => from === host && flags.includes('RST'))?.at ?? -1
  return trace.states[host]
    .filter(({ at, state }) => state !== 'LISTEN' && (state !== 'CLOSED' || moments.includes(at) || at < lastReset))
    .map(({ state }) => state)
}
