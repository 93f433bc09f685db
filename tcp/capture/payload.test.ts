import { describe, expect, it } from 'vitest'
import { payload } from './payload.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('the data of a capture', () => {
  it('is text that says who sent it and where in the stream it is', () => {
    expect(text(payload('client', 1, 128)).split('\n')).toEqual([
      expect.stringMatching(/^client 1: [ -~]+$/),
      expect.stringMatching(/^client 65: [ -~]+$/),
      '',
    ])
  })

  it('has 64 octets in a line, however large the sequence number', () => {
    const [first] = text(payload('server', 64 * 10_000_000 + 1, 64)).split('\n')
    expect(first).toHaveLength(63)
    expect(first).toMatch(/^server 640000001: /)
  })

  it('is the same octet at the same place, so that a retransmission repeats what was sent', () => {
    const whole = payload('client', 1, 3000)
    expect(payload('client', 1001, 500)).toEqual(whole.slice(1000, 1500))
  })

  it('exists below sequence number 1 too, where forged and probing segments point', () => {
    expect(payload('client', 0, 1)).toHaveLength(1)
    expect(text(payload('client', -63, 64))).toMatch(/^client -63: /)
  })

  it('is empty where there is none', () => {
    expect(payload('server', 1, 0)).toEqual(new Uint8Array())
  })
})
