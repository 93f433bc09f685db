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

/** Flags that a trace does not name (URG, ECE, CWR) are left out. */
export const bitsToFlags = (bits: number): string =>
  flagBits
    .filter(([, bit]) => (bits & bit) !== 0)
    .map(([flag]) => flag)
    .join(',')
