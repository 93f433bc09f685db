import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type MatrixRow, matrix, written } from './matrix.ts'
import type { Profile } from './scenario.ts'

interface Known {
  state: string
  segment: string
  rfc9293?: { reply: string[]; next: string }
  linux?: { reply: { flags: string }[]; next: string }
}

const known: Known[] = JSON.parse(readFileSync(new URL('./recordings/matrix.json', import.meta.url), 'utf8')).rows

/** A star marks what holds for a passive open: the connection returns to LISTEN and says nothing. */
const outcomeOf = (row: Known, profile: Profile) => {
  const outcome = row[profile]
  return (
    outcome && {
      reply: outcome.reply.map((r) => (typeof r === 'string' ? r : r.flags)).filter((r) => !r.startsWith('*')),
      next: outcome.next.replace('*', ''),
    }
  )
}

const nameOf = ({ state, segment }: { state: string; segment: string }) => `${state} gets ${segment}`

describe.each(['rfc9293', 'linux'] as const)('the matrix of states and segments under %s', (profile) => {
  const rows = new Map(matrix(profile).map((row) => [nameOf(row), row]))

  it('has every row that is known, in the same order', () => {
    expect([...rows.keys()]).toEqual(known.map(nameOf))
  })

  it.each(known.filter((row) => row[profile]).map((row) => [nameOf(row), row] as const))('%s', (name, row) => {
    const { reply, next } = rows.get(name) as MatrixRow
    expect({ reply, next }).toEqual(outcomeOf(row, profile))
  })
})

describe('the segments of the matrix', () => {
  const v = { sndUna: 10, sndNxt: 20, rcvNxt: 100, rcvWnd: 1000 }

  it.each([
    ['RST seq=NXT+WND+1000', { flags: 'RST', seq: 2100, ack: null, len: 0 }],
    ['ACK seq=NXT-1 ack=SND.NXT (keepalive)', { flags: 'ACK', seq: 99, ack: 20, len: 0 }],
    ['data10 seq=NXT-10 (old) ack=SND.UNA-1000', { flags: 'PSH,ACK', seq: 90, ack: -990, len: 10 }],
    ['data10+FIN seq=NXT ack=SND.NXT', { flags: 'FIN,PSH,ACK', seq: 100, ack: 20, len: 10 }],
    ['FIN seq=NXT no ACK flag', { flags: 'FIN', seq: 100, ack: null, len: 0 }],
    ['SYN,ACK ack=ISS+1001', { flags: 'SYN,ACK', seq: 0, ack: 1001, len: 0 }],
    ['data10 no flags', { flags: 'PSH', seq: 0, ack: null, len: 10 }],
  ])('%s', (name, segment) => {
    expect(written(name, v)).toEqual(segment)
  })
})
