import { ACK, FIN, PSH, RST, SYN } from '../engine/segment.ts'
import { unsupported } from './outcome.ts'
import { type Reader, shown } from './reader.ts'
import type { ScriptSegment, SegmentOption } from './script.ts'

const flagLetters: Record<string, number> = { F: FIN, S: SYN, R: RST, P: PSH }
const otherProtocols = new Set(['ipv4', 'ipv6', 'icmp', 'udp', 'gre', 'GREv0', 'mpls', 'raw'])

/** What stands behind `<` or `>`: `F. 1:1(0) ack 2 win 257 <nop,nop,TS val 1 ecr 2>`. */
export function parseSegment(reader: Reader, direction: 'inbound' | 'outbound'): ScriptSegment {
  refuseOtherLayers(reader)
  const ports = parsePorts(reader)
  const flags = parseFlags(reader)
  const { seq, len } = parseSequence(reader)
  const { line } = reader.peek()
  const ack = reader.take('ack') ? reader.number('an acknowledgement number') : null
  const window = reader.take('win') ? reader.number('a window') : null
  if (reader.take('urg')) throw unsupported(line, 'urgent data')
  const options = parseOptions(reader)
  if (options === 'any' && direction === 'inbound') {
    throw unsupported(line, '<...> stands only for options of outbound segments')
  }
  return { flags, seq, len, ack, window, ports, options: options === 'any' ? null : options }
}

function refuseOtherLayers(reader: Reader) {
  const token = reader.peek()
  if (token.kind === 'word' && otherProtocols.has(token.text)) {
    throw unsupported(token.line, `${token.text} packets and encapsulation`)
  }
  if (token.text === '[' || token.text === '(') {
    throw unsupported(token.line, `IP fields (${shown(reader.peek(1))})`)
  }
}

function parsePorts(reader: Reader): ScriptSegment['ports'] {
  if (reader.peek().kind !== 'number') return null
  const source = reader.number('a port')
  reader.expect('>')
  return { source, target: reader.number('a port') }
}

function parseFlags(reader: Reader): number {
  const { line } = reader.peek()
  if (reader.take('-')) return 0
  if (reader.take('.')) return ACK
  let flags = 0
  for (const letter of reader.word('flags')) {
    const bit = flagLetters[letter]
    if (bit === undefined) throw unsupported(line, `the flag ${letter}`)
    flags |= bit
  }
  if (reader.take('.')) return flags | ACK
  if (reader.peek().text.startsWith('.')) throw unsupported(line, 'flags of AccECN')
  return flags
}

function parseSequence(reader: Reader): { seq: number; len: number } {
  const { line } = reader.peek()
  const seq = reader.number('a sequence number')
  reader.expect(':')
  const end = reader.number('a sequence number')
  reader.expect('(')
  const len = reader.number('a length')
  reader.expect(')')
  if ((seq + len) % 2 ** 32 !== end % 2 ** 32) throw unsupported(line, `${seq} and ${len} octets do not make ${end}`)
  return { seq, len }
}

function parseOptions(reader: Reader): SegmentOption[] | 'any' | null {
  if (!reader.take('<')) return null
  if (reader.take('...')) {
    reader.expect('>')
    return 'any'
  }
  const options: SegmentOption[] = []
  do options.push(parseOption(reader))
  while (reader.take(','))
  reader.expect('>')
  return options
}

function parseOption(reader: Reader): SegmentOption {
  const { line } = reader.peek()
  const kind = reader.word('a TCP option')
  switch (kind) {
    case 'nop':
    case 'eol':
    case 'sackOK':
      return { kind }
    case 'mss':
    case 'wscale':
      return { kind, value: reader.number('a number') }
    case 'TS': {
      reader.expect('val')
      const value = reader.number('a timestamp')
      reader.expect('ecr')
      return { kind, value, echo: reader.number('a timestamp') }
    }
    case 'sack': {
      const ranges: { from: number; to: number }[] = []
      while (reader.peek().kind === 'number') {
        const from = reader.number('a sequence number')
        reader.expect(':')
        ranges.push({ from, to: reader.number('a sequence number') })
      }
      return { kind, ranges }
    }
    default:
      throw unsupported(line, `the TCP option ${kind}`)
  }
}
