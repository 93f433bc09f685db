import type { ReadError } from './read-error.ts'

/** Why a file cannot be read, as one English line for the command line. It names the octet, counted from 0. */
export function readErrorText({ code, offset, params }: ReadError): string {
  return `octet ${offset}: ${reason(code, params)}`
}

function reason(code: ReadError['code'], params: ReadError['params']): string {
  switch (code) {
    case 'empty-file':
      return 'the file is empty'
    case 'not-a-capture':
      return `this is neither pcap nor pcapng: it begins with ${params.magic}`
    case 'compressed':
      return `this is a ${params.format} file; unpack it first`
    case 'unsupported-version':
      return `version ${params.version} of the format is not known`
    case 'file-too-large':
      return `the file has ${params.bytes} octets; at most ${params.limit} are read`
    case 'cut-short':
      return `the file is cut short: ${params.needed} octets should follow, ${params.left} do`
    case 'packet-too-long':
      return `a packet claims ${params.length} octets; at most ${params.limit} are possible`
    case 'captured-exceeds-original':
      return `a packet claims ${params.captured} captured octets, but only ${params.original} on the wire`
    case 'bad-byte-order-magic':
      return 'a section header does not tell its byte order'
    case 'block-too-short':
      return `a block of ${params.length} octets; its kind needs at least ${params.needed}`
    case 'block-unaligned':
      return `a block's length, ${params.length}, is not a multiple of four`
    case 'block-length-mismatch':
      return `a block's two lengths differ: ${params.first} before it, ${params.last} behind`
    case 'packet-exceeds-block':
      return `a packet claims ${params.captured} octets; its block has room for ${params.room}`
    case 'option-exceeds-block':
      return `an option needs ${params.needed} octets; its block has ${params.left} left`
    case 'unknown-interface':
      return `a packet of interface ${params.interface}; only ${params.interfaces} are described before it`
    case 'too-many-interfaces':
      return `more than ${params.limit} interfaces`
    case 'too-many-segments':
      return `more than ${params.limit} TCP segments; cut the capture or filter it first`
    case 'too-many-connections':
      return `more than ${params.limit} pairs of endpoints; filter the capture first`
  }
}
