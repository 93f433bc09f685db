import type { Call } from '../scenario.ts'
import type { Connection } from './connection.ts'
import { forget } from './ending.ts'
import { queueFin, sendReset } from './output.ts'
import { rules } from './rules.ts'
import { cancelTimer, runs, setTimer } from './timers.ts'
import { returns } from './waiting.ts'

const canClose = new Set(['SYN_RECEIVED', 'ESTABLISHED', 'CLOSE_WAIT'])

/** CLOSE: RFC 9293 3.10.4. */
export function closeSending(c: Connection): void {
  if (c.state === 'SYN_SENT') {
    c.error = 'ECONNRESET'
    forget(c)
  } else if (!c.finQueued && canClose.has(c.state)) queueFin(c)
}

/** close() is CLOSE and an end to reading; with unread data or SO_LINGER {1, 0} it is ABORT. */
export function closing(c: Connection, call: Call & { do: 'close' }, index: number): number | undefined {
  const { machine } = c
  const { world } = machine
  machine.current = undefined
  machine.closed = true
  c.linger2Ms = call.linger2Ms
  if (c.state === 'CLOSED' || c.state === 'TIME_WAIT') {
    c.orphan = true
    return 0
  }
  const unread = c.unread > 0
  c.readShut = true
  c.unread = 0
  if (unread || call.lingerMs === 0) {
    world.rule = unread ? rules.closeWithUnreadData : rules.abort
    if (unread || machine.profile.abortSendsReset(c)) sendReset(c)
    c.orphan = true
    forget(c)
    return 0
  }
  world.rule = rules.close
  closeSending(c)
  if (!call.lingerMs || !lingering.has(c.state)) return letGo(c)
  setTimer(c, 'LINGER', call.lingerMs)
  c.waiting.push(() => {
    if (lingering.has(c.state) && runs(c, 'LINGER')) return false
    cancelTimer(c, 'LINGER')
    returns(machine, index, letGo(c), c)
    return true
  })
}

const lingering = new Set(['FIN_WAIT_1', 'CLOSING', 'LAST_ACK'])

/** From here on nobody holds the socket. */
function letGo(c: Connection): number {
  const { profile, world } = c.machine
  c.orphan = true
  if (c.state === 'FIN_WAIT_2') profile.orphanInFinWait2(c)
  if (c.state !== 'CLOSED' && c.state !== 'TIME_WAIT' && profile.tooManyOrphans(c)) {
    world.rule = rules.tooManyOrphans
    sendReset(c)
    forget(c)
  }
  return 0
}
