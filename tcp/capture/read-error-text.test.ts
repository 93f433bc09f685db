import { describe, expect, it } from 'vitest'
import { type ReadError, type ReadErrorCode, readError, readErrorCodes } from './read-error.ts'
import { readErrorText } from './read-error-text.ts'

const params: Record<ReadErrorCode, ReadError['params']> = {
  'empty-file': {},
  'not-a-capture': { magic: '68 65' },
  compressed: { format: 'gzip' },
  'unsupported-version': { version: 9 },
  'file-too-large': { bytes: 101, limit: 100 },
  'cut-short': { needed: 20, left: 19 },
  'packet-too-long': { length: 300_000, limit: 262_144 },
  'captured-exceeds-original': { captured: 5, original: 4 },
  'bad-byte-order-magic': {},
  'block-too-short': { length: 0, needed: 12 },
  'block-unaligned': { length: 18 },
  'block-length-mismatch': { first: 20, last: 24 },
  'packet-exceeds-block': { captured: 100, room: 8 },
  'option-exceeds-block': { needed: 60_004, left: 8 },
  'unknown-interface': { interface: 3, interfaces: 1 },
  'too-many-interfaces': { limit: 3 },
  'too-many-segments': { limit: 3 },
  'too-many-connections': { limit: 3 },
}

describe('why a file cannot be read, in English', () => {
  it.each(readErrorCodes)('is one line with the octet and every number for %s', (code) => {
    const text = readErrorText(readError(code, 4711, params[code]))
    expect(text).toMatch(/^octet 4711: [^\n]+$/)
    expect(text).not.toContain('undefined')
    for (const value of Object.values(params[code])) expect(text).toContain(String(value))
  })
})
