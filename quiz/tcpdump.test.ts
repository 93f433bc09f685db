import { expect, test } from 'vitest'
import { connected, fourWaves } from '../tcp/fixture.ts'
import { simulate } from '../tcp/simulate.ts'
import { captureOf } from './tcpdump.ts'

const trace = simulate(connected(fourWaves, { untilMs: 2000 }))
const texts = (on: 'client' | 'server', numbers: 'relative' | 'absolute' = 'relative', of = trace) =>
  captureOf(of, { on, numbers }).map(({ text }) => text)

test('flags are letters, a dot is ACK; a bare ACK shows no sequence number', () => {
  const flags = texts('client').map((text) => /Flags \[(.*?)\]/.exec(text)?.[1])
  expect(flags.slice(0, 3)).toEqual(['S', 'S.', '.'])
  expect(flags).toContain('F.')
  expect(texts('client')[2]).toMatch(/Flags \[\.\], ack 1, win \d+, length 0$/)
})

test('numbers are relative but for the SYNs, which show what they are relative to', () => {
  const [syn, synAck] = texts('client')
  const client = trace.segments[0]!.raw!.seq
  expect(syn).toContain(`Flags [S], seq ${client}, win`)
  expect(synAck).toContain(`seq ${trace.segments[1]!.raw!.seq}, ack ${client + 1}, win`)
  expect(texts('client').find((text) => text.includes('[F.]'))).toContain('seq 1, ack 1, win')
})

test('absolute numbers are those of the headers', () => {
  const fin = trace.segments.find(({ flags }) => flags === 'FIN,ACK')!
  const line = captureOf(trace, { on: 'client', numbers: 'absolute' }).find(({ segment }) => segment === fin.id)
  expect(line?.text).toContain(`seq ${fin.raw!.seq}, ack ${fin.raw!.ack}, win`)
})

test('a segment with data shows its first number and the one after its last', () => {
  const data = simulate(connected([{ at: 200, host: 'client', do: 'send', bytes: 300 }]))
  expect(texts('client', 'relative', data).find((text) => text.includes('length 300'))).toContain(
    'Flags [P.], seq 1:301, ack 1, win',
  )
})

test('what the other side sent is seen when it arrives', () => {
  const synAck = trace.segments[1]!
  const seen = (ms: number) => new RegExp(`^00:00:00\\.${String(ms * 1000).padStart(6, '0')} IP `)
  expect(texts('client')[1]).toMatch(seen(synAck.arrives!))
  expect(texts('server')[1]).toMatch(seen(synAck.at))
})

test('what is lost is in the capture of its sender only', () => {
  const lost = simulate(connected(fourWaves, { network: [{ do: 'drop', from: 'client', nth: 3 }], untilMs: 2000 }))
  const fins = (on: 'client' | 'server') =>
    captureOf(lost, { on, numbers: 'relative' }).filter(({ segment }) => {
      const { from, flags } = lost.segments[segment]!
      return from === 'client' && flags === 'FIN,ACK'
    }).length
  expect(fins('client')).toBe(fins('server') + 1)
})
