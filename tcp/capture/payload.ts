import type { Host } from '../scenario.ts'

const lineOctets = 64
const filler = 'every octet of this stream says where it belongs'

/**
 * The data that `host` sends from relative sequence number `seq` on: lines of 64 characters, each beginning with its sender
 * and with the sequence number of its first octet. An octet depends on its place alone, so a retransmission repeats it.
 */
export function payload(host: Host, seq: number, len: number): Uint8Array {
  const bytes = new Uint8Array(len)
  let line = ''
  let lineStart = Number.NaN
  for (let index = 0; index < len; index++) {
    const place = seq - 1 + index
    const start = Math.floor(place / lineOctets) * lineOctets
    if (start !== lineStart) {
      lineStart = start
      line = `${host} ${start + 1}: ${filler}`.padEnd(lineOctets - 1, '.').slice(0, lineOctets - 1)
    }
    bytes[index] = place - start < line.length ? line.charCodeAt(place - start) : 10
  }
  return bytes
}
