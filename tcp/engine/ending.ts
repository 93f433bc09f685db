import { type Connection, setState } from './connection.ts'
import { connectionKey } from './machine.ts'
import { sendReset } from './output.ts'
import { rules } from './rules.ts'
import { cancelAllTimers, noTimers, setTimer } from './timers.ts'
import { wake } from './waiting.ts'

/** The TCB is deleted. */
export function forget(c: Connection, state: 'CLOSED' | 'LISTEN' = 'CLOSED'): void {
  const { machine } = c
  cancelAllTimers(c)
  c.flight = []
  const key = connectionKey(c.localPort, c.remotePort)
  if (machine.connections.get(key) === c) machine.connections.delete(key)
  machine.backlog = machine.backlog.filter((other) => other !== c)
  if (c.state !== state) setState(c, state)
  wake(c)
}

/** Deleted, and the application learns why at its next call. */
export function lose(c: Connection, error: string | undefined): void {
  if (!c.orphan) c.error = error
  forget(c)
}

/** ABORT: RFC 9293 3.10.5. */
export function abort(c: Connection, error: string): void {
  if (c.machine.profile.abortSendsReset(c)) sendReset(c)
  lose(c, error)
}

export function enterTimeWait(c: Connection): void {
  const { profile, world } = c.machine
  cancelAllTimers(c)
  c.ackDue = undefined
  if (!profile.timeWaitRoom(c)) {
    world.rule = rules.timeWaitOverflow
    forget(c)
    return
  }
  setState(c, 'TIME_WAIT')
  restartTimeWait(c)
  wake(c)
}

export function restartTimeWait(c: Connection): void {
  const stay = c.machine.profile.timeWaitMs(c)
  if (stay !== undefined) setTimer(c, 'TIME_WAIT', stay)
}

/** A new connection takes the place of an old one in TIME_WAIT: the line of states goes on without CLOSED. */
export function forgetQuietly(old: Connection): void {
  old.timers = noTimers
  old.machine.connections.delete(connectionKey(old.localPort, old.remotePort))
}
