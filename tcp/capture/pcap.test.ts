import { describe, expect, it } from 'vitest'
import { pcap, u32 } from './fixtures/files.ts'
import { type Frame, readFrames } from './frames.ts'
import { defaultLimits } from './read-error.ts'

function read(bytes: Uint8Array) {
  const frames: Frame[] = []
  const { format, error } = readFrames(bytes, defaultLimits, (frame) => {
    frames.push(frame)
    return null
  })
  return { format, error, frames }
}

const packets = [
  [1, 2, 3],
  [4, 5, 6, 7],
]

describe('a pcap file', () => {
  it.each([
    { little: true, nano: false, fraction: 500_000 },
    { little: false, nano: false, fraction: 500_000 },
    { little: true, nano: true, fraction: 500_000_000 },
    { little: false, nano: true, fraction: 500_000_000 },
  ])('is read with little-endian $little and nanoseconds $nano', ({ little, nano, fraction }) => {
    const { format, error, frames } = read(pcap(packets, { little, nano, times: [[10, fraction]] }))
    expect(error).toBeNull()
    expect(format).toBe('pcap')
    expect(frames).toEqual([
      { offset: 40, captured: 3, original: 3, linkType: 1, timeMs: 10_500 },
      { offset: 59, captured: 4, original: 4, linkType: 1, timeMs: 1_700_000_001_000 },
    ])
  })

  it('keeps the length that a packet had when the file holds less of it', () => {
    expect(read(pcap(packets, { snap: 2 })).frames).toMatchObject([
      { captured: 2, original: 3 },
      { captured: 2, original: 4 },
    ])
  })

  it('may say in the upper bits of its link type that frames end with a check sequence', () => {
    const bytes = pcap(packets)
    bytes.set(u32(0x5400_0001).reverse(), 20)
    expect(read(bytes).frames[0]!.linkType).toBe(1)
  })

  it('may have no packet', () => {
    expect(read(pcap([]))).toEqual({ format: 'pcap', error: null, frames: [] })
  })

  it('of an unknown version is refused at the version', () => {
    const bytes = pcap(packets)
    bytes[4] = 9
    expect(read(bytes).error).toEqual({ code: 'unsupported-version', offset: 4, params: { version: 9 } })
  })

  it('cut in its header says how much is missing', () => {
    expect(read(pcap(packets).slice(0, 20)).error).toEqual({
      code: 'cut-short',
      offset: 0,
      params: { needed: 24, left: 20 },
    })
  })

  it('cut in a packet gives the packets before and the place of the cut one', () => {
    const { error, frames } = read(pcap(packets).slice(0, -1))
    expect(frames).toHaveLength(1)
    expect(error).toEqual({ code: 'cut-short', offset: 43, params: { needed: 20, left: 19 } })
  })

  it('cut in a packet header says so', () => {
    expect(read(pcap(packets).slice(0, 50)).error).toEqual({
      code: 'cut-short',
      offset: 43,
      params: { needed: 16, left: 7 },
    })
  })

  it('with a packet longer than any packet is refused at the length', () => {
    const bytes = pcap(packets)
    bytes.set(u32(0xffffffff), 32)
    expect(read(bytes).error).toEqual({
      code: 'packet-too-long',
      offset: 32,
      params: { length: 0xffffffff, limit: 262_144 },
    })
  })

  it('with more captured than there was is refused at the length', () => {
    const bytes = pcap(packets)
    bytes.set(u32(2).reverse(), 36)
    expect(read(bytes).error).toEqual({
      code: 'captured-exceeds-original',
      offset: 32,
      params: { captured: 3, original: 2 },
    })
  })

  it('is left when the visitor has had enough', () => {
    const enough = { code: 'too-many-segments' as const, offset: 1, params: {} }
    expect(readFrames(pcap(packets), defaultLimits, () => enough)).toEqual({ format: 'pcap', error: enough })
  })
})

describe('a file that is no capture', () => {
  it.each([
    ['empty', [], 'empty-file', {}],
    ['a gzip file', [0x1f, 0x8b, 8, 0], 'compressed', { format: 'gzip' }],
    ['a zstd file', [0x28, 0xb5, 0x2f, 0xfd], 'compressed', { format: 'zstd' }],
    ['an lz4 file', [0x04, 0x22, 0x4d, 0x18], 'compressed', { format: 'lz4' }],
    ['an xz file', [0xfd, 0x37, 0x7a, 0x58], 'compressed', { format: 'xz' }],
    ['a zip file', [0x50, 0x4b, 3, 4], 'compressed', { format: 'zip' }],
    ['text', [0x68, 0x65, 0x6c, 0x6c, 0x6f], 'not-a-capture', { magic: '68 65 6c 6c' }],
    ['two octets', [0xa1, 0xb2], 'not-a-capture', { magic: 'a1 b2' }],
  ])('is refused when it is %s', (_, bytes, code, params) => {
    expect(read(Uint8Array.from(bytes))).toEqual({ format: null, frames: [], error: { code, offset: 0, params } })
  })

  it('is refused unread when it is too large', () => {
    const limits = { ...defaultLimits, maxBytes: 100 }
    expect(readFrames(new Uint8Array(101), limits, () => null).error).toEqual({
      code: 'file-too-large',
      offset: 100,
      params: { bytes: 101, limit: 100 },
    })
  })
})
