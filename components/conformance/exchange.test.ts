import { describe, expect, it } from 'vitest'
import type { ComparedHost, ComparedSegment } from '@/tcp/conformance'
import type { RecordedSegment } from '@/tcp/recording'
import type { State, TraceSegment } from '@/tcp/trace'
import { exchange, fateOf, statePairs } from './exchange'

const sent = (over: Partial<RecordedSegment> = {}): RecordedSegment => ({
  at: 10,
  arrives: 15,
  from: 'client',
  flags: 'FIN,ACK',
  seq: 1,
  ack: 1,
  len: 0,
  ...over,
})
const simulated = (over: Partial<TraceSegment> = {}): TraceSegment => ({ id: 0, window: 64240, nth: 1, ...sent(over) })
const compared = (over: Partial<ComparedSegment>): ComparedSegment => ({
  recorded: sent(),
  simulated: simulated(),
  agrees: true,
  rule: undefined,
  ...over,
})
const host = (...segments: ComparedSegment[]): ComparedHost => ({
  segments,
  states: { recorded: [], simulated: [], agree: true },
})
const differsIn = (segment: Partial<ComparedSegment>) =>
  exchange({ client: host(compared({ agrees: false, ...segment })), server: host() })[0]?.differs

describe('the exchange', () => {
  it('has the segments of both hosts in the order in which they left', () => {
    const client = host(compared({ recorded: sent({ at: 1 }) }), compared({ recorded: sent({ at: 30 }) }))
    const server = host(compared({ recorded: sent({ at: 20 }) }))
    expect(exchange({ client, server }).map(({ number, from }) => [number, from])).toEqual([
      [1, 'client'],
      [2, 'server'],
      [3, 'client'],
    ])
  })

  it('places a segment that only the simulator sent by its own time', () => {
    const client = host(compared({ recorded: sent({ at: 40 }) }))
    const server = host(compared({ recorded: undefined, simulated: simulated({ at: 5 }), agrees: false }))
    expect(exchange({ client, server }).map(({ from }) => from)).toEqual(['server', 'client'])
  })

  it('names no field where both agree', () => {
    expect(exchange({ client: host(compared({})), server: host() })[0]?.differs).toEqual([])
  })

  it.each([
    [['flags'], { flags: 'ACK' }],
    [['seq', 'len'], { seq: 2, len: 5 }],
    [['ack'], { ack: null }],
    [['fate'], { arrives: null }],
  ] as const)('names %s where the simulator has another', (fields, over) => {
    expect(differsIn({ simulated: simulated(over) })).toEqual(fields)
  })

  it('names the time when the segments are equal and the gap before them is not', () => {
    expect(differsIn({ simulated: simulated({ at: 400 }) })).toEqual(['at'])
  })

  it('does not count PSH', () => {
    expect(differsIn({ simulated: simulated({ flags: 'FIN,PSH,ACK', seq: 2 }) })).toEqual(['seq'])
  })

  it('names no field when one of the two sent nothing', () => {
    expect(differsIn({ recorded: undefined })).toEqual([])
    expect(differsIn({ simulated: undefined })).toEqual([])
  })
})

describe('what became of a segment', () => {
  it.each([
    ['delivered', {}],
    ['lost', { arrives: null }],
    ['forged', { forged: true }],
    ['forged-lost', { forged: true, arrives: null }],
  ] as const)('%s', (fate, over) => {
    expect(fateOf(sent(over))).toBe(fate)
  })
})

describe('states side by side', () => {
  const pairs = (recorded: State[], ours: State[], agree: boolean) =>
    statePairs({ recorded, simulated: ours, agree }).map(({ verdict }) => verdict)

  it('agree one by one', () => {
    expect(pairs(['ESTABLISHED', 'FIN_WAIT_1'], ['ESTABLISHED', 'FIN_WAIT_1'], true)).toEqual(['agrees', 'agrees'])
  })

  it('after the end of the recording are the simulator’s own affair', () => {
    expect(pairs(['LAST_ACK'], ['LAST_ACK', 'CLOSED'], true)).toEqual(['agrees', 'afterwards'])
  })

  it('differ where one has another state or none', () => {
    expect(pairs(['CLOSE_WAIT'], ['LAST_ACK'], false)).toEqual(['differs'])
    expect(pairs(['CLOSE_WAIT', 'CLOSED'], ['CLOSE_WAIT'], false)).toEqual(['agrees', 'differs'])
    expect(pairs([], ['CLOSED'], false)).toEqual(['differs'])
  })
})
