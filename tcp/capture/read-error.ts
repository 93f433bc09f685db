export const readErrorCodes = [
  'empty-file',
  'not-a-capture',
  'compressed',
  'unsupported-version',
  'file-too-large',
  'cut-short',
  'packet-too-long',
  'captured-exceeds-original',
  'bad-byte-order-magic',
  'block-too-short',
  'block-unaligned',
  'block-length-mismatch',
  'packet-exceeds-block',
  'option-exceeds-block',
  'unknown-interface',
  'too-many-interfaces',
  'too-many-segments',
  'too-many-connections',
] as const
export type ReadErrorCode = (typeof readErrorCodes)[number]

/** Why a file cannot be read, or not to its end. */
export interface ReadError {
  code: ReadErrorCode
  /** The octet of the file at which the trouble begins. */
  offset: number
  /** The numbers and names that a sentence about it needs. */
  params: Record<string, number | string>
}

export const readError = (code: ReadErrorCode, offset: number, params: ReadError['params'] = {}): ReadError => ({
  code,
  offset,
  params,
})

/** What a reader accepts; beyond it the answer is an error that names the limit. */
export interface Limits {
  maxBytes: number
  /** TCP segments in the whole file. */
  maxSegments: number
  maxConnections: number
  /** Interfaces in one section of a pcapng file. */
  maxInterfaces: number
}

export const defaultLimits: Limits = {
  maxBytes: 32 * 2 ** 20,
  maxSegments: 50_000,
  maxConnections: 10_000,
  maxInterfaces: 1000,
}
