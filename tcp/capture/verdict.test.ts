import { describe, expect, it } from 'vitest'
import { inferred } from './fixtures/inferred.ts'
import { fourWaves, opening } from './fixtures/ladder.ts'
import type { CaptureOptions } from './write.ts'

const verdict = (lines: string, options: CaptureOptions = {}) => inferred(lines, options).verdict

const closing = `${opening}\n 100 > FIN,ACK 1 1 0\n 120 < ACK 1 2 0`

describe('the verdict', () => {
  it('is closed by four if the ACK of the first FIN comes before the second FIN', () => {
    expect(verdict(fourWaves)).toEqual({ code: 'closed-by-four', host: 'client', octets: 0 })
  })

  it('counts the data that came between, without what was repeated', () => {
    expect(
      verdict(`${closing}
 200 < PSH,ACK 1 2 500
 400 < PSH,ACK 1 2 500 again
 420 > ACK 2 501 0
 500 < FIN,PSH,ACK 501 2 20
 520 > ACK 2 522 0`),
    ).toEqual({ code: 'closed-by-four', host: 'client', octets: 520 })
  })

  it('is closed by three if the second FIN brings the ACK of the first', () => {
    expect(verdict(`${opening}\n 100 < FIN,ACK 1 1 0\n 120 > FIN,ACK 1 2 0\n 140 < ACK 2 2 0`)).toEqual({
      code: 'closed-by-three',
      host: 'server',
    })
  })

  it('is closed simultaneously if the FINs cross, also if one of them is then repeated', () => {
    const crossing = `${opening}\n 100 > FIN,ACK 1 1 0\n 101 < FIN,ACK 1 1 0\n 121 > ACK 2 2 0`
    expect(verdict(`${crossing}\n 122 < ACK 2 2 0`)).toEqual({ code: 'closed-simultaneously' })
    expect(verdict(`${crossing}\n 122 < ACK 2 2 0 lost\n 348 > FIN,ACK 1 2 0 again\n 368 < ACK 2 2 0`)).toEqual({
      code: 'closed-simultaneously',
    })
  })

  it('stays closed if an RST comes into TIME_WAIT afterwards', () => {
    expect(verdict(`${fourWaves}\n 900 < RST 2 - 0`)).toMatchObject({ code: 'closed-by-four' })
  })

  it('is aborted by the side that sends RST without a FIN before, with its state', () => {
    expect(verdict(`${opening}\n 100 > RST,ACK 1 1 0`)).toEqual({
      code: 'aborted-by',
      host: 'client',
      state: 'ESTABLISHED',
    })
    expect(verdict(`${closing}\n 200 < RST,ACK 1 2 0`)).toEqual({
      code: 'aborted-by',
      host: 'server',
      state: 'CLOSE_WAIT',
    })
  })

  it('is reset after close if the side that sends RST had sent its FIN', () => {
    expect(verdict(`${closing}\n 200 < PSH,ACK 1 2 9\n 220 > RST 2 - 0`)).toEqual({
      code: 'reset-after-close',
      host: 'client',
      state: 'FIN_WAIT_2',
    })
  })

  it('is refused if the SYN is answered with RST', () => {
    expect(verdict('0 > SYN 0 - 0\n20 < RST,ACK 0 1 0')).toEqual({ code: 'refused', host: 'server' })
  })

  it('is never opened, with the number of SYNs, if nobody answers', () => {
    expect(verdict('0 > SYN 0 - 0\n1000 > SYN 0 - 0 again')).toEqual({
      code: 'never-opened',
      tries: 2,
      answered: false,
    })
  })

  it('is never opened if the answer is not acknowledged', () => {
    expect(verdict('0 > SYN 0 - 0\n20 < SYN,ACK 0 1 0')).toEqual({ code: 'never-opened', tries: 1, answered: true })
  })

  it('is still open if nobody closed', () => {
    expect(verdict(`${opening}\n 100 > PSH,ACK 1 1 5\n 120 < ACK 1 6 0`)).toEqual({ code: 'still-open' })
  })

  it('is still open if an RST was ignored', () => {
    expect(verdict(`${opening}\n 100 > RST 50 - 0 forged\n 120 < ACK 1 1 0\n 200 > ACK 1 1 5`)).toEqual({
      code: 'still-open',
    })
  })

  it('is that a FIN was not answered, with the number of its copies', () => {
    expect(verdict(`${opening}\n 100 > FIN,ACK 1 1 0\n 348 > FIN,ACK 1 1 0 again`)).toEqual({
      code: 'fin-unanswered',
      host: 'client',
      copies: 2,
    })
  })

  it('is that a FIN was not answered if neither was: the first one', () => {
    expect(verdict(`${opening}\n 100 < FIN,ACK 1 1 0\n 101 > FIN,ACK 1 1 0`)).toEqual({
      code: 'fin-unanswered',
      host: 'server',
      copies: 1,
    })
  })

  it('is never closed by the side that acknowledged a FIN and sent none, with the time it had', () => {
    expect(verdict(`${closing}\n 5100 > ACK 1 1 0\n 5120 < ACK 1 2 0`)).toEqual({
      code: 'never-closed-by',
      host: 'server',
      forMs: 5020,
    })
  })

  it('is half-closed if that side goes on sending', () => {
    expect(verdict(`${closing}\n 200 < PSH,ACK 1 2 500\n 220 > ACK 2 501 0`)).toEqual({
      code: 'half-closed',
      host: 'server',
      octets: 500,
      forMs: 120,
    })
  })

  it('is that the last ACK is unseen if the second FIN is not acknowledged', () => {
    expect(verdict(`${closing}\n 300 < FIN,ACK 1 2 0`)).toEqual({ code: 'last-ack-unseen', host: 'server', copies: 1 })
  })

  it('is that the last ACK is unseen if the FIN goes on being repeated after it', () => {
    expect(verdict(`${fourWaves}\n 548 < FIN,ACK 1 2 0 again\n 1000 < FIN,ACK 1 2 0 again`)).toEqual({
      code: 'last-ack-unseen',
      host: 'server',
      copies: 3,
    })
  })

  it('is that the last ACK is unseen where it was lost before it reached the capture', () => {
    expect(verdict(fourWaves.replace('> ACK 2 2 0', '> ACK 2 2 0 lost'), { at: 'server' })).toMatchObject({
      code: 'last-ack-unseen',
    })
  })

  it('is that nothing is known if all that was seen says nothing of a state', () => {
    expect(verdict('0 < PSH 1 - 5')).toEqual({ code: 'nothing-known' })
  })
})
