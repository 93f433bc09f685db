import { describe, expect, it } from 'vitest'
import { block, pcapng, u32 } from './fixtures/files.ts'
import { type Frame, readFrames } from './frames.ts'
import { concatenate } from './pcapng-bytes.ts'
import { defaultLimits } from './read-error.ts'

function read(...parts: Uint8Array[]) {
  const frames: Frame[] = []
  const { format, error } = readFrames(concatenate(parts), defaultLimits, (frame) => {
    frames.push(frame)
    return null
  })
  return { format, error, frames }
}

const packet = [1, 2, 3, 4, 5]
const file = pcapng()

describe('a pcapng file', () => {
  it.each([true, false])('is read with little-endian %s', (little) => {
    const { section, interface: described, enhanced } = pcapng(little)
    const { format, error, frames } = read(section(), described(1), enhanced(packet, { high: 1, low: 704 }))
    expect(error).toBeNull()
    expect(format).toBe('pcapng')
    // 2^32 + 704 microseconds.
    expect(frames).toEqual([{ offset: 76, captured: 5, original: 5, linkType: 1, timeMs: 4_294_968 }])
  })

  it('may change its byte order and its interfaces with each section', () => {
    const other = pcapng(false)
    const { error, frames } = read(
      file.section(),
      file.interface(1),
      file.enhanced(packet),
      other.section(),
      other.interface(101),
      other.enhanced(packet),
    )
    expect(error).toBeNull()
    expect(frames.map(({ linkType }) => linkType)).toEqual([1, 101])
  })

  it('may have several interfaces, each with its own clock', () => {
    const nanoseconds = file.option(9, [9])
    const binary = file.option(9, [0x80 | 10])
    const tenDaysLater = file.option(14, [...file.n32(864_000), ...file.n32(0)])
    const { error, frames } = read(
      file.section(),
      file.interface(1),
      file.interface(113, [...nanoseconds, ...file.option(0, [])]),
      file.interface(276, binary),
      file.interface(101, tenDaysLater),
      ...[0, 1, 2, 3].map((id) => file.enhanced(packet, { id, low: 2_048_000_000 })),
    )
    expect(error).toBeNull()
    expect(frames.map(({ linkType, timeMs }) => [linkType, timeMs])).toEqual([
      [1, 2_048_000],
      [113, 2048],
      [276, 2_000_000_000],
      [101, 864_000_000 + 2_048_000],
    ])
  })

  it('may hold simple and obsolete packet blocks', () => {
    const { error, frames } = read(
      file.section(),
      file.interface(1, [], 4),
      file.simple(packet.slice(0, 4), 5),
      file.obsolete(packet, { low: 3000 }),
    )
    expect(error).toBeNull()
    expect(frames).toMatchObject([
      { captured: 4, original: 5, timeMs: null },
      { captured: 5, original: 5, timeMs: 3 },
    ])
  })

  it('may hold blocks of kinds that nobody here knows', () => {
    const { error, frames } = read(
      file.section(),
      block(0x0bad, [1, 2, 3]),
      file.interface(1),
      block(4, []),
      file.enhanced(packet),
    )
    expect(error).toBeNull()
    expect(frames).toHaveLength(1)
  })
})

describe('a broken pcapng file', () => {
  const section = file.section()
  const described = file.interface(1)
  const start = section.length + described.length

  const changed = (bytes: Uint8Array, at: number, value: number) => {
    const copy = bytes.slice()
    copy.set(u32(value).reverse(), at)
    return copy
  }

  it('without a byte order is refused at the byte order', () => {
    expect(read(changed(section, 8, 0x12345678)).error).toEqual({ code: 'bad-byte-order-magic', offset: 8, params: {} })
  })

  it('of an unknown version is refused at the version', () => {
    expect(read(changed(section, 12, 2)).error).toEqual({
      code: 'unsupported-version',
      offset: 12,
      params: { version: 2 },
    })
  })

  it('with a block of length zero ends there instead of going on for ever', () => {
    expect(read(section, changed(described, 4, 0)).error).toEqual({
      code: 'block-too-short',
      offset: 32,
      params: { length: 0, needed: 12 },
    })
  })

  it('with a block whose length is not a multiple of four is refused', () => {
    expect(read(section, changed(described, 4, 18)).error).toMatchObject({ code: 'block-unaligned', offset: 32 })
  })

  it('with a block that reaches beyond the end is refused at the block', () => {
    expect(read(section, changed(described, 4, 0xfffffffc)).error).toEqual({
      code: 'cut-short',
      offset: 28,
      params: { needed: 0xfffffffc, left: 20 },
    })
  })

  it('with two different lengths is refused at the second', () => {
    expect(read(section, changed(described, 16, 24)).error).toEqual({
      code: 'block-length-mismatch',
      offset: 44,
      params: { first: 20, last: 24 },
    })
  })

  it.each([
    ['section', 0x0a0d0d0a, 28],
    ['interface', 1, 20],
    ['obsolete packet', 2, 32],
    ['simple packet', 3, 16],
    ['packet', 6, 32],
  ])('with a %s block too short for its kind is refused', (_, type, needed) => {
    const magic = type === 0x0a0d0d0a ? file.n32(0x1a2b3c4d) : []
    expect(read(section, described, block(type, magic)).error).toEqual({
      code: 'block-too-short',
      offset: start + 4,
      params: { length: 12 + magic.length, needed },
    })
  })

  it('with a packet of an interface that is not described is refused', () => {
    expect(read(section, described, file.enhanced(packet, { id: 3 })).error).toEqual({
      code: 'unknown-interface',
      offset: start + 8,
      params: { interface: 3, interfaces: 1 },
    })
    expect(read(section, file.simple(packet)).error).toMatchObject({ code: 'unknown-interface', offset: 36 })
  })

  it('with a packet larger than its block is refused', () => {
    const lying = changed(changed(file.enhanced(packet), 20, 100), 24, 100)
    expect(read(section, described, lying).error).toEqual({
      code: 'packet-exceeds-block',
      offset: start + 20,
      params: { captured: 100, room: 8 },
    })
    const simple = changed(file.simple(packet), 8, 100)
    expect(read(section, described, simple).error).toMatchObject({ code: 'packet-exceeds-block', offset: start + 8 })
  })

  it('with a packet of which more was captured than there was is refused', () => {
    expect(read(section, described, file.enhanced(packet, { original: 4 })).error).toMatchObject({
      code: 'captured-exceeds-original',
      offset: start + 20,
    })
  })

  it('with an option larger than its block is refused', () => {
    expect(read(section, file.interface(1, [...file.n16(2), ...file.n16(60_000), 0, 0, 0, 0])).error).toEqual({
      code: 'option-exceeds-block',
      offset: 44,
      params: { needed: 60_004, left: 8 },
    })
  })

  it('with half an option is refused', () => {
    // An interface block whose body ends two octets before the padding does.
    const odd = block(1, [...file.n16(1), 0, 0, ...file.n32(0), 2, 0, 1])
    expect(read(section, odd).error).toMatchObject({ code: 'option-exceeds-block' })
  })

  it('with more interfaces than anybody has is refused', () => {
    const limits = { ...defaultLimits, maxInterfaces: 3 }
    const bytes = concatenate([section, described, described, described, described])
    expect(readFrames(bytes, limits, () => null).error).toEqual({
      code: 'too-many-interfaces',
      offset: 28 + 60,
      params: { limit: 3 },
    })
  })
})
