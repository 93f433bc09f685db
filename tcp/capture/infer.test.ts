import { describe, expect, it } from 'vitest'
import { opened, states, timed } from './fixtures/inferred.ts'
import { fourWaves, opening } from './fixtures/ladder.ts'

const activeClose = 'SYN_SENT ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 TIME_WAIT'
const passiveClose = 'SYN_RECEIVED ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED'

describe('an opening', () => {
  it('takes both sides to ESTABLISHED', () => {
    expect(states(opening)).toEqual(opened)
  })

  it('whose SYN,ACK is lost at first is done with the second', () => {
    const { client } = timed('0 > SYN 0 - 0\n 20 < SYN,ACK 0 1 0 lost\n 1020 < SYN,ACK 0 1 0 again\n 1040 > ACK 1 1 0')
    expect(client).toEqual([
      { at: 0, state: 'SYN_SENT' },
      { at: 1020, state: 'ESTABLISHED' },
    ])
  })

  it('whose last ACK is lost leaves the server in SYN_RECEIVED until it is repeated', () => {
    const { server } = timed(`${opening.replace('> ACK 1 1 0', '> ACK 1 1 0 lost')}
 1020 < SYN,ACK 0 1 0 again
 1040 > ACK 1 1 0`)
    expect(server).toEqual([
      { at: 0, state: 'SYN_RECEIVED' },
      { at: 1040, state: 'ESTABLISHED' },
    ])
  })

  it('from both sides at once goes through SYN_RECEIVED on both', () => {
    expect(
      states(`
   0 > SYN 0 - 0
   1 < SYN 0 - 0
  20 > SYN,ACK 0 1 0
  21 < SYN,ACK 0 1 0
  40 > ACK 1 1 0
  41 < ACK 1 1 0`),
    ).toEqual({ client: 'SYN_SENT SYN_RECEIVED ESTABLISHED', server: 'SYN_SENT SYN_RECEIVED ESTABLISHED' })
  })

  it('that is refused leaves the client CLOSED and shows no state of the server', () => {
    expect(states('0 > SYN 0 - 0\n20 < RST,ACK 0 1 0')).toEqual({ client: 'SYN_SENT CLOSED', server: '' })
  })

  it('that nobody answers stays in SYN_SENT as far as one can see', () => {
    expect(states('0 > SYN 0 - 0\n1000 > SYN 0 - 0 again')).toEqual({ client: 'SYN_SENT', server: '' })
  })

  it('is not ended by an RST that does not acknowledge the SYN', () => {
    expect(states('0 > SYN 0 - 0\n20 < RST 7 - 0')).toEqual({ client: 'SYN_SENT', server: '' })
  })

  it('that was not captured is taken to have been', () => {
    expect(states(fourWaves.split('\n').slice(3).join('\n'))).toEqual({
      client: 'ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 TIME_WAIT',
      server: 'ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED',
    })
  })

  it('of which only the SYN,ACK and what follows was captured began with a SYN', () => {
    expect(states(fourWaves.split('\n').slice(2).join('\n'))).toEqual({ client: activeClose, server: passiveClose })
  })

  it('of which only the SYN and the last ACK were captured was done by then', () => {
    expect(states('0 > SYN 0 - 0\n40 > ACK 1 1 0\n100 > PSH,ACK 1 1 5')).toEqual({
      client: 'SYN_SENT ESTABLISHED',
      server: 'ESTABLISHED',
    })
  })
})

describe('a close', () => {
  it('by four waves takes one side to TIME_WAIT and the other to CLOSED', () => {
    expect(states(fourWaves)).toEqual({ client: activeClose, server: passiveClose })
  })

  it('is the same at either host’s interface', () => {
    expect(states(fourWaves, { at: 'client' })).toEqual({ client: activeClose, server: passiveClose })
    expect(states(fourWaves, { at: 'server' })).toEqual({ client: activeClose, server: passiveClose })
  })

  it('by the server is its mirror', () => {
    expect(
      states(`${opening}
 100 < FIN,ACK 1 1 0
 120 > ACK 1 2 0
 300 > FIN,ACK 1 2 0
 320 < ACK 2 2 0`),
    ).toEqual({
      client: 'SYN_SENT ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED',
      server: 'SYN_RECEIVED ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 TIME_WAIT',
    })
  })

  it('by three segments passes FIN_WAIT_2 within one of them', () => {
    const { client } = timed(`${opening}\n 100 > FIN,ACK 1 1 0\n 120 < FIN,ACK 1 2 0\n 140 > ACK 2 2 0`)
    expect(client.slice(2)).toEqual([
      { at: 100, state: 'FIN_WAIT_1' },
      { at: 120, state: 'FIN_WAIT_2' },
      { at: 120, state: 'TIME_WAIT' },
    ])
  })

  it('from both sides at once takes both through CLOSING', () => {
    expect(
      states(`${opening}
 100 > FIN,ACK 1 1 0
 101 < FIN,ACK 1 1 0
 121 > ACK 2 2 0
 122 < ACK 2 2 0`),
    ).toEqual({
      client: 'SYN_SENT ESTABLISHED FIN_WAIT_1 CLOSING TIME_WAIT',
      server: 'SYN_RECEIVED ESTABLISHED FIN_WAIT_1 CLOSING TIME_WAIT',
    })
  })

  it('whose FIN carries data counts as one', () => {
    expect(states(`${opening}\n 100 > FIN,PSH,ACK 1 1 50\n 120 < FIN,ACK 1 52 0\n 140 > ACK 52 2 0`)).toEqual({
      client: activeClose,
      server: passiveClose,
    })
  })

  it('with data after the first FIN stays half-closed until the second', () => {
    const { client } = timed(`${opening}
 100 > FIN,ACK 1 1 0
 120 < ACK 1 2 0
 200 < PSH,ACK 1 2 500
 220 > ACK 2 501 0
 300 < FIN,ACK 501 2 0
 320 > ACK 2 502 0`)
    expect(client.at(-1)).toEqual({ at: 300, state: 'TIME_WAIT' })
  })
})

describe('a lost wave', () => {
  it('1 is dated by the copy that arrived', () => {
    const { server } = timed(`${opening}\n 100 > FIN,ACK 1 1 0 lost\n 348 > FIN,ACK 1 1 0 again\n 368 < ACK 1 2 0`)
    expect(server.at(-1)).toEqual({ at: 348, state: 'CLOSE_WAIT' })
  })

  it('2 leaves the first side in FIN_WAIT_1 until the ACK comes again', () => {
    const { client, server } = timed(`${opening}
 100 > FIN,ACK 1 1 0
 120 < ACK 1 2 0 lost
 348 > FIN,ACK 1 1 0 again
 368 < ACK 1 2 0`)
    expect(server.at(-1)).toEqual({ at: 100, state: 'CLOSE_WAIT' })
    expect(client.at(-1)).toEqual({ at: 368, state: 'FIN_WAIT_2' })
  })

  it('3 is dated by the copy that arrived', () => {
    const { client } = timed(`${opening}
 100 > FIN,ACK 1 1 0
 120 < ACK 1 2 0
 300 < FIN,ACK 1 2 0 lost
 548 < FIN,ACK 1 2 0 again
 568 > ACK 2 2 0`)
    expect(client.at(-1)).toEqual({ at: 548, state: 'TIME_WAIT' })
  })

  it('4 leaves the second side in LAST_ACK until the ACK comes again', () => {
    const { client, server } = timed(`${fourWaves.replace('> ACK 2 2 0', '> ACK 2 2 0 lost')}
 548 < FIN,ACK 1 2 0 again
 568 > ACK 2 2 0`)
    expect(client.at(-1)).toEqual({ at: 300, state: 'TIME_WAIT' })
    expect(server.slice(-2)).toEqual([
      { at: 300, state: 'LAST_ACK' },
      { at: 568, state: 'CLOSED' },
    ])
  })

  it('1 that is never acknowledged changes nothing at the other side', () => {
    expect(states(`${opening}\n 100 > FIN,ACK 1 1 0\n 348 > FIN,ACK 1 1 0 again`)).toEqual({
      client: 'SYN_SENT ESTABLISHED FIN_WAIT_1',
      server: 'SYN_RECEIVED ESTABLISHED',
    })
  })

  it('of data before the FIN makes the FIN take effect only when the gap is filled', () => {
    const { server } = timed(`${opening}
 100 > PSH,ACK 1 1 50 lost
 101 > FIN,ACK 51 1 0
 121 < ACK 1 1 0
 350 > PSH,ACK 1 1 50 again
 370 < ACK 1 52 0`)
    expect(server.at(-1)).toEqual({ at: 350, state: 'CLOSE_WAIT' })
  })
})
