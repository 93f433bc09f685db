import { describe, expect, it } from 'vitest'
import { connected, drop, fourWaves, life, scenario } from '../fixture.ts'
import { type MatrixState, matrix } from '../matrix.ts'
import type { Call, Profile, Scenario } from '../scenario.ts'

/** Each point in which Linux leaves the RFC on the way to the end, with both outcomes side by side. */
const both = <T>(outcome: (profile: Profile) => T): { rfc9293: T; linux: T } => ({
  rfc9293: outcome('rfc9293'),
  linux: outcome('linux'),
})

const rows = both((profile) => new Map(matrix(profile).map((row) => [`${row.state}, ${row.segment}`, row])))
const answers = (state: MatrixState, segment: string) =>
  both((profile) => {
    const row = rows[profile].get(`${state}, ${segment}`)
    return [...(row?.reply ?? ['no such row']), row?.next]
  })

const close = (at: number, host: 'client' | 'server', more = {}): Call => ({ at, host, do: 'close', ...more })
const ending = (script: Call[], more: Partial<Scenario> = {}) =>
  both((profile) => life(connected(script, { ...more, profile })))

describe('after close()', () => {
  it('FIN_WAIT_2 has no timer in the RFC, and tcp_fin_timeout in Linux', () => {
    const { rfc9293, linux } = ending([close(100, 'client')])
    expect(rfc9293.states('client').at(-1)).toBe('FIN_WAIT_2')
    expect(linux.entered('client', 'CLOSED')).toBe(linux.entered('client', 'FIN_WAIT_2')! + 60_000)
  })

  it('data draw RST in both', () => {
    const { rfc9293, linux } = ending([close(100, 'client'), { at: 600, host: 'server', do: 'send', bytes: 10 }])
    expect([rfc9293.segments.at(-1), linux.segments.at(-1)]).toEqual(['client RST seq=2', 'client RST seq=2'])
  })

  it('a FIN out of order is held by the RFC, and counts as data in Linux', () => {
    expect(answers('FIN_WAIT_1 (orphan)', 'FIN,ACK seq=NXT+100 (gap) ack=SND.NXT')).toEqual({
      rfc9293: ['ACK', 'FIN_WAIT_2'],
      linux: ['RST', 'CLOSED'],
    })
  })

  it('the little that Linux keeps in FIN_WAIT_2 has no challenge ACK', () => {
    expect(answers('FIN_WAIT_2 (orphan)', 'SYN seq=NXT')).toEqual({
      rfc9293: ['ACK', 'FIN_WAIT_2'],
      linux: ['RST,ACK', 'CLOSED'],
    })
    expect(answers('FIN_WAIT_2 (orphan)', 'RST seq=NXT+1')).toEqual({
      rfc9293: ['ACK', 'FIN_WAIT_2'],
      linux: ['CLOSED'],
    })
    expect(answers('FIN_WAIT_2 (orphan)', 'RST seq=NXT-1')).toEqual({
      rfc9293: ['FIN_WAIT_2'],
      linux: ['ACK', 'FIN_WAIT_2'],
    })
  })
})

describe('resets', () => {
  it('ABORT carries an acknowledgement in Linux only', () => {
    const { rfc9293, linux } = ending([close(100, 'client', { lingerMs: 0 })])
    expect([rfc9293.segments.at(-1), linux.segments.at(-1)]).toEqual(['client RST seq=1', 'client RST,ACK seq=1 ack=1'])
  })

  it('whoever sends it is CLOSED in both', () => {
    const { rfc9293, linux } = ending([close(100, 'client', { lingerMs: 0 })])
    expect([rfc9293.states('client').at(-1), linux.states('client').at(-1)]).toEqual(['CLOSED', 'CLOSED'])
  })

  it('after a FIN, Linux takes the number of that FIN for exact', () => {
    for (const state of ['CLOSE_WAIT', 'CLOSING', 'LAST_ACK'] as const) {
      expect(answers(state, 'RST seq=NXT-1')).toEqual({ rfc9293: [state], linux: ['CLOSED'] })
    }
    expect(answers('ESTABLISHED', 'RST seq=NXT-1')).toEqual({ rfc9293: ['ESTABLISHED'], linux: ['ESTABLISHED'] })
  })

  it('connections that nobody accepted fall with their listener in Linux only', () => {
    const outcome = both((profile) =>
      life(
        scenario(
          [
            { at: 0, host: 'server', do: 'listen' },
            { at: 1, host: 'client', do: 'connect' },
            { at: 200, host: 'server', do: 'closeListener' },
          ],
          { stack: { client: { profile }, server: { profile } } },
        ),
      )
        .states('client')
        .at(-1),
    )
    expect(outcome).toEqual({ rfc9293: 'ESTABLISHED', linux: 'CLOSED' })
  })

  it('the data that wait are flushed by a reset in the RFC, and can still be read in Linux', () => {
    const { rfc9293, linux } = ending([
      { at: 100, host: 'client', do: 'send', bytes: 50 },
      close(500, 'client', { lingerMs: 0 }),
      { at: 600, host: 'server', do: 'receive' },
      { at: 700, host: 'server', do: 'receive' },
    ])
    const read = (run: typeof linux) => [run.result('server', 'receive', 0), run.result('server', 'receive', 1)]
    expect(read(rfc9293)).toEqual(['ECONNRESET', 0])
    expect(read(linux)).toEqual([50, 'ECONNRESET'])
  })
})

describe('TIME_WAIT', () => {
  it('lasts four minutes in the RFC and one in Linux', () => {
    const { rfc9293, linux } = ending(fourWaves)
    expect(rfc9293.entered('client', 'CLOSED')! - rfc9293.entered('client', 'TIME_WAIT')!).toBe(240_000)
    expect(linux.entered('client', 'CLOSED')! - linux.entered('client', 'TIME_WAIT')!).toBe(60_000)
  })

  it('a newer SYN without timestamps opens a new connection in Linux only', () => {
    expect(answers('TIME_WAIT', 'SYN seq=NXT+1000')).toEqual({
      rfc9293: ['ACK', 'TIME_WAIT'],
      linux: ['SYN,ACK', 'SYN_RECV'],
    })
  })

  it('Linux acknowledges every segment with text, and does not look at acknowledgements', () => {
    expect(answers('TIME_WAIT', 'data10 seq=NXT ack=SND.NXT')).toEqual({
      rfc9293: ['TIME_WAIT'],
      linux: ['ACK', 'TIME_WAIT'],
    })
    expect(answers('TIME_WAIT', 'ACK seq=NXT ack=SND.NXT+1000')).toEqual({
      rfc9293: ['ACK', 'TIME_WAIT'],
      linux: ['TIME_WAIT'],
    })
  })
})

describe('the sequence test', () => {
  it.each([
    ['FIN_WAIT_1', ['ACK', 'FIN_WAIT_1'], ['ACK', 'FIN_WAIT_2']],
    ['CLOSING', ['ACK', 'CLOSING'], ['TIME_WAIT']],
    ['LAST_ACK', ['ACK', 'LAST_ACK'], ['CLOSED']],
  ] as const)(
    '%s: a retransmitted FIN is old to the RFC; Linux still uses its acknowledgement',
    (state, rfc9293, linux) => {
      expect(answers(state, 'FIN,ACK seq=NXT-1 (retransmitted) ack=SND.NXT')).toEqual({ rfc9293, linux })
    },
  )

  it('an old acknowledgement within the window is ignored by the RFC and challenged by Linux', () => {
    expect(answers('ESTABLISHED', 'ACK seq=NXT ack=SND.UNA-1000')).toEqual({
      rfc9293: ['ESTABLISHED'],
      linux: ['ACK', 'ESTABLISHED'],
    })
  })
})

describe('opening', () => {
  it('a SYN in SYN-RECEIVED returns to LISTEN in the RFC; Linux answers RST and drops the request', () => {
    expect(answers('SYN_RECV', 'SYN seq=NXT')).toEqual({ rfc9293: ['LISTEN'], linux: ['RST,ACK', 'CLOSED'] })
  })

  it('after a refused acknowledgement Linux sends its SYN again at once', () => {
    expect(answers('SYN_SENT', 'ACK ack=ISS+1001')).toEqual({
      rfc9293: ['RST', 'SYN_SENT'],
      linux: ['RST', 'SYN', 'SYN_SENT'],
    })
  })

  it('Linux gives up a SYN before the three minutes that the RFC demands', () => {
    const network = Array.from({ length: 20 }, (_, index) => drop('client', index + 1))
    const { rfc9293, linux } = ending([], { network })
    expect(rfc9293.returnedAt('client', 'connect')).toBeGreaterThan(180_000)
    expect(linux.returnedAt('client', 'connect')).toBeLessThan(180_000)
  })
})

describe('two hosts with different profiles', () => {
  it.each([
    ['rfc9293', 'linux'],
    ['linux', 'rfc9293'],
  ] as const)('client %s, server %s: they understand each other', (client, server) => {
    const run = life(connected(fourWaves, { stack: { client: { profile: client }, server: { profile: server } } }))
    expect(run.states('client').slice(2)).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT', 'CLOSED'])
    expect(run.states('server').slice(2)).toEqual(['CLOSE_WAIT', 'LAST_ACK', 'CLOSED'])
  })

  it('use timestamps and selective acknowledgements only if both do', () => {
    const run = life(connected([], { stack: { client: { profile: 'linux' }, server: { profile: 'rfc9293' } } }))
    const [syn, synAck, ack] = run.trace.segments
    expect(syn?.raw?.ts).toBeDefined()
    expect([synAck?.raw?.ts, ack?.raw?.ts]).toEqual([undefined, undefined])
  })
})
