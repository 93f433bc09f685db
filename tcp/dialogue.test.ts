import { describe, expect, it } from 'vitest'
import { utterance, utteranceCodes } from './dialogue.ts'
import { connected, drop, fourWaves, scenario } from './fixture.ts'
import type { Scenario } from './scenario.ts'
import { simulate } from './simulate.ts'

const handshake = ['syn', 'syn-ack', 'ack-of-syn-ack']

const said = (s: Scenario): string[] => {
  const trace = simulate(s)
  return trace.segments.map(({ id }) => utterance(trace, id).code)
}

describe('what a segment tells the other side', () => {
  it('four waves: a notice and an acknowledgement in each direction', () => {
    expect(said(connected(fourWaves))).toEqual([...handshake, 'fin', 'ack-of-fin', 'second-fin', 'last-ack'])
  })

  it('three segments: the second carries the acknowledgement and the notice', () => {
    const script = connected([
      { at: 100, host: 'client', do: 'close' },
      { at: 121, host: 'server', do: 'close' },
    ])
    expect(said(script)).toEqual([...handshake, 'fin', 'fin-and-ack-of-fin', 'last-ack'])
  })

  it('crossing notices: each is the first of its direction, and no acknowledgement is the last one', () => {
    const script = connected([
      { at: 100, host: 'client', do: 'close' },
      { at: 100, host: 'server', do: 'close' },
    ])
    expect(said(script)).toEqual([...handshake, 'fin', 'fin', 'ack-of-fin', 'ack-of-fin'])
  })

  it('a lost notice is given again', () => {
    expect(said(connected(fourWaves, { network: [drop('client', 3)] }))).toEqual([
      ...handshake,
      'fin',
      'fin-again',
      'ack-of-fin',
      'second-fin',
      'last-ack',
    ])
  })

  it('a lost last acknowledgement is given again only because the notice comes again', () => {
    const codes = said(connected(fourWaves, { network: [drop('client', 4)] }))
    expect(codes.slice(-4)).toEqual(['second-fin', 'last-ack', 'fin-again', 'last-ack-again'])
  })

  it('a lost acknowledgement of the first notice is given again', () => {
    const codes = said(connected(fourWaves, { network: [drop('server', 2)] }))
    expect(codes.slice(3, 6)).toEqual(['fin', 'ack-of-fin', 'fin-again'])
    expect(codes[6]).toBe('ack-of-fin-again')
  })

  it('data and their acknowledgement', () => {
    const codes = said(connected([{ at: 100, host: 'client', do: 'send', bytes: 10 }]))
    expect(codes.slice(3)).toEqual(['data', 'ack-of-data'])
  })

  it('a reset says why: an abort, a refusal, data for nobody, or a connection that nobody knows', () => {
    expect(said(connected([{ at: 100, host: 'client', do: 'close', lingerMs: 0 }])).at(-1)).toBe('rst-abort')
    expect(said(scenario([{ at: 0, host: 'client', do: 'connect' }])).at(-1)).toBe('rst-refused')
    const late = connected([
      { at: 100, host: 'client', do: 'close' },
      { at: 300, host: 'server', do: 'send', bytes: 5 },
    ])
    expect(said(late).at(-1)).toBe('rst-data-after-close')
    const forgotten = connected([
      { at: 100, host: 'server', do: 'reboot' },
      { at: 200, host: 'client', do: 'send', bytes: 5 },
    ])
    expect(said(forgotten).at(-1)).toBe('rst-no-such-connection')
  })

  it('a keepalive probe, and the repetition that answers it', () => {
    const script = connected(
      [{ at: 100, host: 'client', do: 'keepalive', idleMs: 1000, intervalMs: 1000, probes: 2 }],
      {
        untilMs: 1200,
      },
    )
    expect(said(script).slice(3)).toEqual(['keepalive-probe', 'duplicate-ack'])
  })

  it('a forged segment says nothing for the side that it names, and is answered with a challenge', () => {
    const script = connected([], {
      network: [{ do: 'forge', at: 200, from: 'server', segment: { flags: 'RST', seq: 5, ack: null, len: 0 } }],
      untilMs: 400,
    })
    expect(said(script).slice(3)).toEqual(['forged', 'challenge-ack'])
  })

  it('a copy that the network made', () => {
    const script = connected(fourWaves, { network: [{ do: 'duplicate', from: 'client', nth: 3, afterMs: 5 }] })
    expect(said(script)).toContain('copy')
  })

  it('a window probe', () => {
    const script = connected([{ at: 100, host: 'client', do: 'send', bytes: 200_000 }], { untilMs: 5000 })
    expect(said(script)).toContain('window-probe')
  })

  it('the numbers: `next` is the acknowledgement that covers all of it', () => {
    const trace = simulate(connected(fourWaves))
    expect(utterance(trace, 3).params).toEqual({ seq: 1, ack: 1, len: 0, next: 2 })
  })

  it('asks for a segment that exists', () => {
    expect(() => utterance(simulate(connected([])), 99)).toThrow(RangeError)
  })

  it('lists each code once', () => {
    expect(new Set(utteranceCodes).size).toBe(utteranceCodes.length)
  })
})
