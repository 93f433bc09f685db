/** The flags in the order of a trace, with their bits in the TCP header. */
const flagBits = [
  ['SYN', 0x02],
  ['FIN', 0x01],
  ['RST', 0x04],
  ['PSH', 0x08],
  ['ACK', 0x10],
] as const

export const flagsToBits = (flags: string): number =>
  flags.split(',').reduce((bits, name) => bits | (flagBits.find(([flag]) => flag === name)?.[1] ?? 0), 0)

/** Every combination once, so that the segments of a large file share their words. */
const combinations = Array.from({ length: 32 }, (_, bits) =>
  flagBits
    .filter(([, bit]) => (bits & bit) !== 0)
    .map(([flag]) => flag)
    .join(','),
)

/** Flags that a trace does not name (URG, ECE, CWR) are left out. */
export const bitsToFlags = (bits: number): string => combinations[bits & 31]!
