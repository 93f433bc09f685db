import { describe, expect, it } from 'vitest'
import { addWords, checksumOf } from './checksum.ts'

describe('the Internet checksum', () => {
  it('is that of the example in RFC 1071 section 3', () => {
    const bytes = Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7)
    expect(checksumOf(addWords(bytes, 0, 8))).toBe(0x220d)
  })

  it('pads an odd last octet with zero', () => {
    expect(addWords(Uint8Array.of(0x12, 0x34, 0x56), 0, 3)).toBe(0x1234 + 0x5600)
  })

  it('sums only the octets asked for, on top of an earlier sum', () => {
    expect(addWords(Uint8Array.of(9, 9, 0x00, 0x02, 9, 9), 2, 4, 40)).toBe(42)
  })

  it('folds the carries of a long packet back in, twice if need be', () => {
    expect(checksumOf(0x1_ffff)).toBe(~1 & 0xffff)
    expect(checksumOf(0xffff_ffff)).toBe(0)
  })
})
