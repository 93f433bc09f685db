import type { Call } from '../tcp/scenario.ts'

/** The names of the socket interface where the scenario's word is another one. */
const names: Partial<Record<Call['do'], string>> = { receive: 'recv', closeListener: 'close' }
const ways = { read: 'RD', write: 'WR', both: 'RDWR' }

/** A call as a programmer writes it: `close()`, `send(100)`, `shutdown(WR)`; without its arguments where there is no room. */
export function callText(call: Call, brief = false): string {
  if (call.do === 'crash' || call.do === 'reboot') return call.do
  return `${names[call.do] ?? call.do}(${brief ? '' : argumentOf(call)})`
}

function argumentOf(call: Call): string {
  if (call.do === 'send') return `${call.bytes}`
  if (call.do === 'shutdown') return ways[call.how]
  if (call.do === 'keepalive') return `${call.idleMs / 1000} s`
  return call.do === 'close' && call.lingerMs !== undefined ? `linger ${call.lingerMs}` : ''
}
