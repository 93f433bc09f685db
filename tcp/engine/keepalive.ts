import type { Call } from '../scenario.ts'
import type { Connection } from './connection.ts'
import { abort } from './ending.ts'
import { transmit } from './output.ts'
import { rules } from './rules.ts'
import { ACK } from './segment.ts'
import { add } from './seq.ts'
import { setTimer } from './timers.ts'

export function startKeepalive(c: Connection, options: Call & { do: 'keepalive' }): void {
  c.keepalive = options
  c.keepaliveProbes = 0
  if (c.state === 'CLOSED' || c.state === 'TIME_WAIT') return
  const quiet = c.machine.world.now - c.heardAt
  setTimer(c, 'KEEPALIVE', Math.max(0, options.idleMs - quiet))
}

/** RFC 9293 3.8.4: an old number asks for an acknowledgement; so many without an answer, and the peer is gone. */
export function keepaliveExpired(c: Connection): void {
  const { world } = c.machine
  const { keepalive } = c
  if (!keepalive) return
  world.rule = rules.keepalive
  const quiet = world.now - c.heardAt
  if (quiet < keepalive.idleMs) setTimer(c, 'KEEPALIVE', keepalive.idleMs - quiet)
  else if (c.flight.length > 0 || c.state === 'SYN_SENT') setTimer(c, 'KEEPALIVE', keepalive.idleMs)
  else if (c.keepaliveProbes >= keepalive.probes) abort(c, 'ETIMEDOUT')
  else {
    c.keepaliveProbes++
    transmit(c, ACK, add(c.sndNxt, -1))
    setTimer(c, 'KEEPALIVE', keepalive.intervalMs)
  }
}
