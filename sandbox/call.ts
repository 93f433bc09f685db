import type { Call } from '../tcp/scenario.ts'

const names: Record<Call['do'], string> = {
  listen: 'listen',
  closeListener: 'close',
  connect: 'connect',
  accept: 'accept',
  send: 'send',
  receive: 'recv',
  shutdown: 'shutdown',
  close: 'close',
  keepalive: 'keepalive',
  crash: 'crash',
  reboot: 'reboot',
}
const ways = { read: 'RD', write: 'WR', both: 'RDWR' }

/** A call as a programmer writes it: `close()`, `send(100)`, `shutdown(WR)`; without its arguments where there is no room. */
export function callText(call: Call, brief = false): string {
  if (call.do === 'crash' || call.do === 'reboot') return names[call.do]
  return `${names[call.do]}(${brief ? '' : argumentOf(call)})`
}

function argumentOf(call: Call): string {
  if (call.do === 'send') return String(call.bytes)
  if (call.do === 'shutdown') return ways[call.how]
  if (call.do === 'close' && call.lingerMs !== undefined) return `linger ${call.lingerMs}`
  return ''
}
