import { describe, expect, it } from 'vitest'
import { byState, compareMatrix, countRows, type KnownRow, knownOutcome, pair } from './outcomes'

const stays = { reply: ['ACK'], next: 'ESTABLISHED' }

describe('what is known of a row', () => {
  const passive: KnownRow = {
    state: 'SYN_RECV',
    segment: 'SYN seq=NXT',
    rfc9293: { reply: ['*passive: return to LISTEN'], next: 'LISTEN*' },
    linux: { reply: [{ flags: 'RST,ACK' }], next: 'CLOSED' },
  }

  it('a reply with a star is silence', () => {
    expect(knownOutcome(passive, 'rfc9293')).toEqual({ reply: [], next: 'LISTEN' })
  })

  it('of the kernel’s replies, the flags count', () => {
    expect(knownOutcome(passive, 'linux')).toEqual({ reply: ['RST,ACK'], next: 'CLOSED' })
  })

  it('may be nothing', () => {
    expect(knownOutcome({ state: 'CLOSED', segment: 'RST seq=NXT+1' }, 'linux')).toBeUndefined()
  })
})

describe('an outcome beside the simulator’s', () => {
  it('agrees when replies and next state are equal', () => {
    expect(pair(stays, { ...stays }).verdict).toBe('agrees')
  })

  it('differs by another state, another reply, or one more', () => {
    expect(pair(stays, { ...stays, next: 'CLOSED' }).verdict).toBe('differs')
    expect(pair(stays, { ...stays, reply: [] }).verdict).toBe('differs')
    expect(pair(stays, { ...stays, reply: ['ACK', 'ACK'] }).verdict).toBe('differs')
  })

  it('is open when nothing is known', () => {
    expect(pair(undefined, stays).verdict).toBe('open')
  })
})

describe('the matrix', () => {
  const silent = { reply: [], next: 'CLOSED' }
  const rows = compareMatrix([
    { state: 'CLOSED', segment: 'RST seq=NXT', rfc9293: silent, linux: silent },
    {
      state: 'CLOSED',
      segment: 'SYN seq=NXT',
      rfc9293: silent,
      linux: { reply: [{ flags: 'RST,ACK' }], next: 'CLOSED' },
    },
    { state: 'ESTABLISHED', segment: 'RST seq=NXT+1', why: 'A reason.' },
  ])
  const row = (state: string, segment: string) => rows.find((r) => r.state === state && r.segment === segment)

  it('counts as compared what is known, and as agreeing what is equal', () => {
    expect(countRows(rows, 'rfc9293')).toEqual({ rows: rows.length, compared: 2, agree: 1 })
    expect(countRows(rows, 'linux')).toEqual({ rows: rows.length, compared: 2, agree: 2 })
  })

  it('has the simulator’s answer also where nothing is known', () => {
    expect(row('LISTEN', 'SYN seq=NXT')?.linux).toEqual({
      known: undefined,
      simulated: { reply: ['SYN,ACK'], next: 'SYN_RECV' },
      verdict: 'open',
    })
  })

  it('carries the reason why the kernel leaves the RFC', () => {
    expect(row('ESTABLISHED', 'RST seq=NXT+1')?.why).toBe('A reason.')
    expect(row('CLOSED', 'RST seq=NXT')?.why).toBeUndefined()
  })

  it('names the rule: the section of the RFC, then the function of the kernel, each once', () => {
    expect(row('ESTABLISHED', 'RST seq=NXT+1')?.rules).toEqual(['RFC 5961 3.2', 'tcp_send_challenge_ack'])
  })

  it('is told state by state, and no row is left out', () => {
    const states = byState(rows)
    expect(states[0]?.state).toBe('CLOSED')
    expect(states.flatMap((state) => state.rows)).toEqual(rows)
  })
})
