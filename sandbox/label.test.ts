import { describe, expect, test } from 'vitest'
import type { TraceSegment } from '../tcp/trace.ts'
import { callText } from './call.ts'
import { duration } from './format.ts'
import { columns, segmentLabel, segmentText, stateLabel } from './label.ts'

const marks = { again: 'again', copy: 'copy', forged: 'forged', lost: 'lost', late: 'late' }
const fin: TraceSegment = {
  id: 0,
  at: 0,
  arrives: 20,
  from: 'client',
  flags: 'FIN,ACK',
  seq: 1001,
  ack: 501,
  len: 0,
  window: 65_535,
  nth: 1,
}

describe('the text of a segment', () => {
  test('names flags, seq and ack, and len only when there is data', () => {
    expect(segmentText(fin)).toBe('FIN,ACK seq=1001 ack=501')
    expect(segmentText({ ...fin, flags: 'PSH,ACK', len: 100 })).toBe('PSH,ACK seq=1001 ack=501 len=100')
  })

  test('has no ack without the ACK flag', () => {
    expect(segmentText({ ...fin, flags: 'SYN', seq: 0, ack: null })).toBe('SYN seq=0')
  })
})

describe('the label of a segment', () => {
  test.each([
    [30, ['FIN,ACK seq=1001 ack=501']],
    [20, ['FIN,ACK', 'seq=1001 ack=501']],
    [10, ['FIN,ACK', 'seq=1001', 'ack=501']],
    [7, ['FIN,ACK']],
  ])('takes as many lines as %i characters ask for', (width, lines) => {
    expect(segmentLabel(fin, marks, width)).toEqual(lines)
  })

  test('says in a word what is sent again, copied by the network, or forged', () => {
    const first = (segment: TraceSegment) => segmentLabel(segment, marks, 20)[0]
    expect(first({ ...fin, retransmission: true })).toBe('FIN,ACK again')
    expect(first({ ...fin, retransmission: true, duplicate: true })).toBe('FIN,ACK copy')
    expect(first({ ...fin, forged: true })).toBe('FIN,ACK forged')
    expect(first({ ...fin, lost: true })).toBe('FIN,ACK lost')
    expect(first({ ...fin, lost: true, retransmission: true })).toBe('FIN,ACK again lost')
    expect(segmentLabel(fin, marks, 20, true)[0]).toBe('FIN,ACK late')
  })

  test('keeps the word on a line of its own before it leaves it out', () => {
    expect(segmentLabel({ ...fin, retransmission: true }, marks, 8)).toEqual([
      'FIN,ACK',
      'again',
      'seq=1001',
      'ack=501',
    ])
  })

  test('a Chinese character takes more room than a Latin one', () => {
    expect(columns('重传')).toBeGreaterThan(columns('ab'))
    expect(columns('abc')).toBe(3)
  })
})

test('a state stands on one line where there is room, otherwise on two that spell its whole name', () => {
  expect(stateLabel('FIN_WAIT_1', true)).toEqual(['FIN_WAIT_1'])
  expect(stateLabel('FIN_WAIT_1', false)).toEqual(['FIN_', 'WAIT_1'])
  expect(stateLabel('SYN_RECEIVED', false)).toEqual(['SYN_', 'RECEIVED'])
  expect(stateLabel('ESTABLISHED', false)).toEqual(['ESTAB-', 'LISHED'])
  expect(stateLabel('CLOSING', false)).toEqual(['CLOSING'])
})

test('a call is written as a programmer writes it', () => {
  const at = { at: 0, host: 'client' } as const
  expect(callText({ ...at, do: 'close' })).toBe('close()')
  expect(callText({ ...at, do: 'close', lingerMs: 0 })).toBe('close(linger 0)')
  expect(callText({ ...at, do: 'send', bytes: 100 })).toBe('send(100)')
  expect(callText({ ...at, do: 'shutdown', how: 'write' })).toBe('shutdown(WR)')
  expect(callText({ ...at, do: 'shutdown', how: 'write' }, true)).toBe('shutdown()')
  expect(callText({ ...at, do: 'receive' })).toBe('recv()')
  expect(callText({ ...at, do: 'crash' })).toBe('crash')
})

test('times are milliseconds below a second and seconds above', () => {
  expect([0, 180, 999.4, 1000, 60_040, 1_200_000].map(duration)).toEqual([
    '0 ms',
    '180 ms',
    '999 ms',
    '1.0 s',
    '60.0 s',
    '1200 s',
  ])
})
