import { describe, expect, it } from 'vitest'
import { asTrace } from './as-trace.ts'
import { fourWaves, ladder, said } from './fixtures/ladder.ts'
import { inferStates } from './infer.ts'
import { readCapture } from './read.ts'
import { writeCapture } from './write.ts'

function traceOf(lines: string) {
  const [connection] = readCapture(writeCapture(ladder(lines))).connections
  return asTrace(connection!, inferStates(connection!))
}

describe('a captured connection as a trace', () => {
  it('has the segments, numbered for each sender', () => {
    const trace = traceOf(fourWaves)
    expect(said(trace.segments)).toEqual(said(ladder(fourWaves).segments))
    expect(trace.segments.map(({ nth }) => nth)).toEqual([1, 1, 2, 3, 2, 3, 4])
    expect(trace.endedAt).toBe(320)
  })

  it('lets a segment arrive when it was seen, as one capture has one clock', () => {
    for (const { at, arrives } of traceOf(fourWaves).segments) expect(arrives).toBe(at)
  })

  it('tells sending, arriving and changes of state in order', () => {
    const { events } = traceOf('0 > SYN 0 - 0\n20 < SYN,ACK 0 1 0')
    expect(events.map(({ at, host, kind }) => `${at} ${host} ${kind}`)).toEqual([
      '0 client send',
      '0 server arrive',
      '0 client state',
      '0 server state',
      '20 server send',
      '20 client arrive',
    ])
    expect(events[2]).toMatchObject({ from: 'CLOSED', to: 'SYN_SENT' })
  })

  it('keeps the marks, and counts no copy made by the network', () => {
    const trace = traceOf('0 > SYN 0 - 0\n1 > SYN 0 - 0 copy\n1000 > SYN 0 - 0 again')
    expect(trace.segments.map(({ nth, duplicate, retransmission }) => [nth, duplicate, retransmission])).toEqual([
      [1, undefined, undefined],
      [null, true, undefined],
      [2, undefined, true],
    ])
  })
})
