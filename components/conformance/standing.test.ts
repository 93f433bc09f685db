import { describe, expect, it } from 'vitest'
import type { ComparedHost, Comparison } from '@/tcp/conformance'
import { countStandings, standingOf } from './standing'

const host = (segmentAgrees: boolean): ComparedHost => ({
  segments: [{ recorded: undefined, simulated: undefined, agrees: segmentAgrees, rule: undefined }],
  states: { recorded: [], simulated: [], agree: true },
})
const comparison = (over: Partial<Comparison> = {}): Comparison => ({
  name: 'any',
  agrees: true,
  hosts: { client: host(true), server: host(true) },
  difference: undefined,
  ...over,
})
const difference = { code: 'buffer-accounting', reason: 'Known.' } as const

describe('how a recording stands', () => {
  it('is reproduced when all agrees and nothing had to be said about it', () => {
    expect(standingOf(comparison())).toBe('reproduced')
  })

  it('is amended when all agrees with the documented difference', () => {
    expect(standingOf(comparison({ difference }))).toBe('amended')
  })

  it('agrees in its states only when a segment of either host differs for a documented reason', () => {
    const hosts = { client: host(true), server: host(false) }
    expect(standingOf(comparison({ difference, hosts }))).toBe('states-only')
  })

  it('differs when the comparison does not agree, documented or not', () => {
    expect(standingOf(comparison({ agrees: false }))).toBe('differs')
    expect(standingOf(comparison({ agrees: false, difference }))).toBe('differs')
  })

  it('is counted kind by kind', () => {
    const counts = countStandings([
      comparison(),
      comparison(),
      comparison({ difference }),
      comparison({ agrees: false }),
    ])
    expect(counts).toEqual({ reproduced: 2, amended: 1, 'states-only': 0, differs: 1 })
  })
})
