import { describe, expect, it } from 'vitest'
import { connected, drop, fourWaves } from './fixture.ts'
import { simulate } from './simulate.ts'
import { narrowTranscript, transcript } from './transcript.ts'

const text = (script = connected(fourWaves)) => transcript(simulate(script), script)
const lineWith = (what: RegExp, script = connected(fourWaves)) =>
  text(script)
    .split('\n')
    .find((line) => what.test(line))

describe('a transcript', () => {
  it('points each segment the way it goes and gives the moment of its arrival', () => {
    expect(lineWith(/FIN,ACK/)).toMatch(/^ +100 .*FIN,ACK seq=1 ack=1 -+> 120$/)
    expect(lineWith(/SYN,ACK/)).toMatch(/^ +21 .*41 <-+ SYN,ACK seq=0 ack=1$/)
  })

  it('marks what is lost and what is sent again', () => {
    const lossy = connected(fourWaves, { network: [drop('client', 3)] })
    expect(lineWith(/lost/, lossy)).toMatch(/FIN,ACK seq=1 ack=1 -+X lost$/)
    expect(lineWith(/\(again\)/, lossy)).toMatch(/FIN,ACK/)
  })

  it('marks what was forged and what the network copied', () => {
    const script = connected(fourWaves, {
      network: [
        { do: 'forge', at: 90, from: 'server', segment: { flags: 'RST', seq: 9, ack: null, len: 0 } },
        { do: 'duplicate', from: 'client', nth: 4 },
      ],
    })
    expect(lineWith(/\(forged\)/, script)).toMatch(/RST seq=9/)
    expect(lineWith(/\(copy\)/, script)).toMatch(/FIN,ACK/)
  })

  it('puts calls and states into the column of their host', () => {
    const client = text().indexOf('client')
    const server = text().indexOf('server')
    expect(lineWith(/FIN_WAIT_1/)?.indexOf('close(), FIN_WAIT_1')).toBe(client)
    expect(lineWith(/CLOSE_WAIT/)?.indexOf('CLOSE_WAIT')).toBe(server)
  })

  it('tells the end of the stream, and errors', () => {
    expect(text()).toContain('receive() = end of stream')
    const aborted = connected([
      { at: 100, host: 'client', do: 'close', lingerMs: 0 },
      { at: 200, host: 'server', do: 'receive' },
    ])
    expect(text(aborted)).toContain('receive() = ECONNRESET')
  })

  it('tells how long TIME_WAIT lasts', () => {
    expect(text()).toMatch(/TIME_WAIT, until 60420/)
  })

  it('says so when the run was stopped', () => {
    expect(transcript(simulate(connected(fourWaves), { maxEvents: 3 }))).toMatch(/too many events\n$/)
  })
})

describe('a transcript for a narrow place', () => {
  const run = connected(fourWaves, { network: [drop('client', 3)] })
  const trace = simulate(run)
  const lines = narrowTranscript(trace, run)

  it('tells the same in the same order, who does it in front', () => {
    expect(lines).toHaveLength(transcript(trace, run).trimEnd().split('\n').length - 2)
    expect(lines.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^ +100 {2}client {2}close\(\), FIN_WAIT_1$/),
    )
    expect(lines.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^ +100 {2}client {2}FIN,ACK .* -> lost$/),
    )
  })

  it('names the segment of every line that tells of one, each once', () => {
    const named = lines.flatMap(({ segment }) => (segment === null ? [] : [segment]))
    expect(named.toSorted((a, b) => a - b)).toEqual(trace.segments.map(({ id }) => id))
  })

  it('fits a column of eighty', () => {
    expect(Math.max(...lines.map(({ text }) => text.length))).toBeLessThanOrEqual(80)
  })
})
