import { describe, expect, it } from 'vitest'
import { connected, drop, fourWaves, life } from '../fixture.ts'
import type { Call } from '../scenario.ts'

const profiles = ['rfc9293', 'linux'] as const
const close = (at: number, host: 'client' | 'server'): Call => ({ at, host, do: 'close' })

describe.each(profiles)('closing under %s', (profile) => {
  it('the side that closes first ends in TIME_WAIT, whichever it is', () => {
    const clientFirst = life(connected(fourWaves, { profile, untilMs: 2000 }))
    expect(clientFirst.states('client').slice(2)).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT'])
    expect(clientFirst.states('server').slice(2)).toEqual(['CLOSE_WAIT', 'LAST_ACK', 'CLOSED'])
    const serverFirst = life(connected([close(100, 'server'), close(600, 'client')], { profile, untilMs: 2000 }))
    expect(serverFirst.states('server').slice(2)).toEqual(['FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT'])
    expect(serverFirst.states('client').slice(2)).toEqual(['CLOSE_WAIT', 'LAST_ACK', 'CLOSED'])
  })

  it('a server that closes within the delay of the acknowledgement makes it three segments', () => {
    const { segments } = life(connected([close(100, 'client'), close(121, 'server')], { profile }))
    expect(segments.slice(3)).toEqual([
      'client FIN,ACK seq=1 ack=1',
      'server FIN,ACK seq=1 ack=2',
      'client ACK seq=2 ack=2',
    ])
  })

  it('FINs that cross lead both through CLOSING to TIME_WAIT', () => {
    const both = life(connected([close(100, 'client'), close(100, 'server')], { profile, untilMs: 2000 }))
    const path = ['FIN_WAIT_1', 'CLOSING', 'TIME_WAIT']
    expect(both.states('client').slice(2)).toEqual(path)
    expect(both.states('server').slice(2)).toEqual(path)
  })

  it('in CLOSING a lost acknowledgement makes the FIN come again, which is answered again', () => {
    const run = life(
      connected([close(100, 'client'), close(100, 'server')], {
        profile,
        network: [drop('client', 4)],
        untilMs: 5000,
      }),
    )
    expect(run.states('server').slice(2)).toEqual(['FIN_WAIT_1', 'CLOSING', 'TIME_WAIT'])
    expect(run.segments.slice(-2)).toEqual(['server FIN,ACK seq=1 ack=2', 'client ACK seq=2 ack=2'])
  })

  it('the FIN takes one number, after the last octet of data', () => {
    const { segments } = life(
      connected([{ at: 100, host: 'client', do: 'send', bytes: 300 }, close(500, 'client')], { profile }),
    )
    expect(segments.slice(-2)).toEqual(['client FIN,ACK seq=301 ack=1', 'server ACK seq=1 ack=302'])
  })

  it('data still to be sent go before the FIN, but FIN_WAIT_1 begins with the call', () => {
    const run = life(
      connected(
        [
          { at: 100, host: 'client', do: 'send', bytes: 200_000 },
          close(100, 'client'),
          { at: 100, host: 'server', do: 'receive', all: true },
        ],
        { profile },
      ),
    )
    const fin = run.trace.segments.find(({ flags }) => flags.includes('FIN'))!
    expect(run.entered('client', 'FIN_WAIT_1')).toBe(100)
    expect(fin.at).toBeGreaterThan(150)
    expect(fin.seq + fin.len).toBe(200_001)
    expect(run.result('server', 'receive')).toBe(200_000)
  })

  it('the FIN rides on data that are still unsent: one segment, and its acknowledgement covers both', () => {
    const { segments } = life(
      connected(
        [
          { at: 100, host: 'client', do: 'send', bytes: 300, more: true },
          close(110, 'client'),
          { at: 110, host: 'server', do: 'receive' },
          close(131, 'server'),
        ],
        { profile },
      ),
    )
    expect(segments.slice(3)).toEqual([
      'client FIN,ACK seq=1 ack=1 len=300',
      'server FIN,ACK seq=1 ack=302',
      'client ACK seq=302 ack=2',
    ])
  })

  it('after shutdown(write) the other direction goes on', () => {
    const run = life(
      connected(
        [
          { at: 100, host: 'client', do: 'shutdown', how: 'write' },
          { at: 400, host: 'server', do: 'send', bytes: 500 },
          { at: 400, host: 'client', do: 'receive' },
          { at: 700, host: 'server', do: 'send', bytes: 700 },
          { at: 700, host: 'client', do: 'receive' },
          close(900, 'server'),
        ],
        { profile, untilMs: 2000 },
      ),
    )
    expect(run.result('client', 'receive', 0)).toBe(500)
    expect(run.result('client', 'receive', 1)).toBe(700)
    expect(run.states('client').at(-1)).toBe('TIME_WAIT')
  })

  it('shutdown(read) tells the peer nothing, and later data are acknowledged', () => {
    const { segments } = life(
      connected(
        [
          { at: 100, host: 'client', do: 'shutdown', how: 'read' },
          { at: 200, host: 'server', do: 'send', bytes: 100 },
        ],
        { profile },
      ),
    )
    expect(segments.slice(3)).toEqual(['server ACK seq=1 ack=1 len=100', 'client ACK seq=1 ack=101'])
  })

  it('shutdown(both) sends FIN and ends the reading', () => {
    const run = life(
      connected(
        [
          { at: 100, host: 'client', do: 'shutdown', how: 'both' },
          { at: 110, host: 'client', do: 'receive' },
        ],
        { profile },
      ),
    )
    expect(run.times('client', 'FIN,ACK')).toEqual([100])
    expect(run.result('client', 'receive')).toBe(0)
  })

  it('a second shutdown sends no second FIN', () => {
    const twice = [100, 700].map((at): Call => ({ at, host: 'client', do: 'shutdown', how: 'write' }))
    expect(life(connected(twice, { profile })).times('client', 'FIN,ACK')).toEqual([100])
  })

  it('CLOSE_WAIT waits for the application for as long as the simulation lasts', () => {
    const run = life(connected([close(100, 'client')], { profile, untilMs: 600_000_000 }))
    expect(run.states('server').at(-1)).toBe('CLOSE_WAIT')
    expect(run.trace.events.findLast(({ host }) => host === 'server')?.variables?.timers).toEqual([])
  })

  it('a retransmitted FIN in CLOSE_WAIT is acknowledged and changes nothing', () => {
    const run = life(connected(fourWaves.slice(0, 2), { profile, network: [drop('server', 2)], untilMs: 3000 }))
    expect(run.times('server', 'ACK')).toHaveLength(2)
    expect(run.states('server').at(-1)).toBe('CLOSE_WAIT')
  })
})

describe('a FIN that is lost', () => {
  const lost = (nths: number[]) => nths.map((nth) => drop('client', nth))

  it('four times: the tail loss probe first, then the timeout, doubled each time', () => {
    const { times } = life(connected(fourWaves.slice(0, 1), { network: lost([3, 4, 5, 6]), untilMs: 9000 }))
    const gaps = times('client', 'FIN,ACK').map((at, index, all) => at - (all[index - 1] ?? at))
    expect(gaps).toEqual([0, 240, 240, 480, 960])
  })

  it('under the RFC: after one second, doubled each time', () => {
    const { times } = life(
      connected(fourWaves.slice(0, 1), { profile: 'rfc9293', network: lost([3, 4, 5]), untilMs: 20_000 }),
    )
    expect(times('client', 'FIN,ACK')).toEqual([100, 1100, 3100, 7100])
  })

  it('four lost last acknowledgements: each FIN is answered, and each restarts TIME_WAIT in full', () => {
    const run = life(connected(fourWaves, { network: lost([4, 5, 6, 7]) }))
    const fins = run.times('server', 'FIN,ACK')
    expect(fins).toHaveLength(5)
    expect(run.times('client', 'ACK').slice(-5)).toEqual(fins.map((at) => at + 20))
    expect(run.trace.states.client.at(-1)).toEqual({ at: fins[4]! + 20 + 60_000, state: 'CLOSED' })
  })
})
