import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareRecording, gapTolerance, type Recording } from './conformance.ts'
import { differences } from './differences.ts'
import { parseScenario } from './schema.ts'
import { simulate } from './simulate.ts'

const folder = new URL('./recordings/', import.meta.url)
const recordings: Recording[] = readdirSync(folder)
  .filter((file) => file !== 'matrix.json')
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
const named = (name: string) => recordings.find((recording) => recording.name === name)!

describe('the simulator does what Linux was recorded doing', () => {
  it.each(recordings.map((recording) => [recording.name, recording] as const))('%s', (_name, recording) => {
    const { agrees, hosts } = compareRecording(recording)
    expect(agrees, JSON.stringify(hosts, null, 1)).toBe(true)
  })

  it.each(recordings.map((recording) => [recording.name, recording] as const))(
    '%s is a scenario like any other',
    (_name, recording) => {
      expect(parseScenario(recording.scenario)).toMatchObject({ ok: true })
    },
  )
})

describe('where a recording does not follow from its scenario', () => {
  it('is known by name, with a reason', () => {
    for (const [name, { reason }] of Object.entries(differences)) {
      expect(named(name), name).toBeDefined()
      expect(reason).toMatch(/\.$/)
    }
  })

  it.each(Object.keys(differences))('%s really differs without what is said about it', (name) => {
    const { difference: _, ...recording } = { ...named(name), difference: undefined }
    const { agrees } = compareRecording({ ...recording, name: 'as written down' })
    expect(agrees).toBe(false)
  })

  it('only the small receive buffer is not compared segment by segment', () => {
    const loose = Object.entries(differences).filter(([, difference]) => difference.segmentsDiffer)
    expect(loose.map(([name]) => name)).toEqual(['zero_window_close'])
  })
})

describe('zero_window_close: what holds whatever a buffer costs', () => {
  const { scenario } = named('zero_window_close')
  const script = scenario.script.map((call, index) => ({ ...call, ...differences.zero_window_close?.replace?.[index] }))
  const trace = simulate({ ...scenario, script })
  const client = trace.segments.filter(({ from }) => from === 'client')

  it('the first two segments fill the window, each half of it', () => {
    const data = client.filter(({ len }) => len > 0)
    expect(data.slice(0, 2)).toMatchObject([
      { seq: 1, len: 724 },
      { seq: 725, len: 724 },
    ])
  })

  it('FIN_WAIT_1 is entered at close() although no FIN has left', () => {
    expect(trace.states.client.find(({ state }) => state === 'FIN_WAIT_1')?.at).toBe(322)
    expect(client.find(({ flags }) => flags.includes('FIN'))!.at).toBeGreaterThan(1834)
  })

  it('the closed window is probed with the number before SND.UNA, less and less often', () => {
    const probes = client.filter(({ seq, len, at }) => seq === 1448 && len === 0 && at > 300)
    const gaps = probes.slice(1).map(({ at }, index) => at - probes[index]!.at)
    expect(probes.length).toBeGreaterThanOrEqual(2)
    expect(gaps.slice(1).every((gap, index) => gap >= 1.9 * gaps[index]!)).toBe(true)
  })

  it('everything is delivered, and the FIN rides on the last data', () => {
    const last = client.findLast(({ len }) => len > 0)!
    expect(last.flags).toContain('FIN')
    expect(last.seq + last.len).toBe(12001)
    expect(trace.events.find((event) => event.kind === 'return' && event.call === 5)).toMatchObject({ result: 12000 })
  })
})

describe('the tolerance for gaps', () => {
  it('is 60 ms for short ones and a quarter for long ones', () => {
    expect(gapTolerance(10)).toBe(60)
    expect(gapTolerance(1000)).toBe(250)
  })
})
