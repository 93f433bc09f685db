/** The Internet checksum, RFC 1071: the ones' complement of the ones' complement sum of 16-bit words. */

/** The running sum over `bytes[from, to)`, an odd last octet padded with zero; start with 0 or with an earlier sum. */
export function addWords(bytes: Uint8Array, from: number, to: number, sum = 0): number {
  let total = sum
  for (let at = from; at < to; at += 2) {
    total += ((bytes[at] ?? 0) << 8) | (at + 1 < to ? (bytes[at + 1] ?? 0) : 0)
  }
  return total
}

/** The checksum field for a running sum below 2^48. */
export function checksumOf(sum: number): number {
  let folded = sum
  while (folded > 0xffff) folded = (folded % 0x1_0000) + Math.floor(folded / 0x1_0000)
  return ~folded & 0xffff
}
