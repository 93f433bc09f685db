import { describe, expect, it } from 'vitest'
import { opened, states, timed } from './fixtures/inferred.ts'
import { opening } from './fixtures/ladder.ts'

describe('a reset', () => {
  it('closes both sides', () => {
    expect(states(`${opening}\n 100 > RST,ACK 1 1 0`)).toEqual({
      client: `${opened.client} CLOSED`,
      server: `${opened.server} CLOSED`,
    })
  })

  it('that did not arrive closes its sender alone, until the next one', () => {
    const { client, server } = timed(`${opening}
 100 < RST,ACK 1 1 0 lost
 300 > PSH,ACK 1 1 5
 320 < RST 1 - 0`)
    expect(server.at(-1)).toEqual({ at: 100, state: 'CLOSED' })
    expect(client.at(-1)).toEqual({ at: 320, state: 'CLOSED' })
  })

  it('with a number that is not expected closes nobody who goes on', () => {
    expect(states(`${opening}\n 100 < RST 11 - 0 forged\n 120 > ACK 1 1 0\n 200 < PSH,ACK 1 1 5`)).toEqual(opened)
  })

  it('with a number that is not expected is not taken to close a side that is silent', () => {
    expect(states(`${opening}\n 100 > RST 77 - 0`)).toEqual({
      client: `${opened.client} CLOSED`,
      server: opened.server,
    })
  })

  it('closes a side that waits in CLOSE_WAIT or LAST_ACK', () => {
    expect(
      states(`${opening}\n 100 > FIN,ACK 1 1 0\n 120 < ACK 1 2 0\n 200 < PSH,ACK 1 2 9\n 220 > RST 2 - 0`),
    ).toEqual({
      client: 'SYN_SENT ESTABLISHED FIN_WAIT_1 FIN_WAIT_2 CLOSED',
      server: 'SYN_RECEIVED ESTABLISHED CLOSE_WAIT CLOSED',
    })
  })

  it('that acknowledges the FIN shows that the FIN arrived', () => {
    expect(states(`${opening}\n 100 > FIN,ACK 1 1 0\n 120 < RST,ACK 1 2 0`).server).toBe(
      'SYN_RECEIVED ESTABLISHED CLOSE_WAIT CLOSED',
    )
  })
})

describe('a SYN out of place', () => {
  it('changes no state, and neither does an old SYN,ACK', () => {
    expect(
      states(`${opening}
 100 < SYN -999 - 0 forged
 120 > ACK 1 1 0
 200 < SYN,ACK 0 1 0 forged
 220 > ACK 1 1 0
 300 < PSH,ACK 1 1 4`),
    ).toEqual(opened)
  })
})

describe('a keepalive', () => {
  it('changes no state', () => {
    expect(states(`${opening}\n 2000 > ACK 0 1 0\n 2020 < ACK 1 1 0`)).toEqual(opened)
  })
})
