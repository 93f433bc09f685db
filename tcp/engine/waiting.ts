import { finishClose } from './calls.ts'
import type { Connection, Waiting } from './connection.ts'
import type { Machine } from './machine.ts'
import { announceWindow } from './output.ts'
import { record } from './world.ts'

export function returns(machine: Machine, call: number, result: number | string, c?: Connection): void {
  record(machine, { kind: 'return', call, result }, c)
}

/** Something has changed: whichever calls can return now, do. */
export function wake(c: Connection): void {
  const waiting = c.waiting
  c.waiting = []
  for (const w of waiting) if (!settle(c, w)) c.waiting.push(w)
}

const connecting = new Set(['SYN_SENT', 'SYN_RECEIVED'])
const lingering = new Set(['FIN_WAIT_1', 'CLOSING', 'LAST_ACK'])

/** True when the call has returned. */
export function settle(c: Connection, w: Waiting): boolean {
  if (w.of === 'connect') {
    if (connecting.has(c.state)) return false
    returns(c.machine, w.call, takeError(c) ?? 0, c)
    return true
  }
  if (w.of === 'close') {
    if (lingering.has(c.state)) return false
    finishClose(c, w.call)
    return true
  }
  return settleReceive(c, w)
}

function settleReceive(c: Connection, w: Waiting): boolean {
  const some = Math.min(c.unread, w.bytes ?? c.unread)
  if (some > 0) {
    c.unread -= some
    w.taken = (w.taken ?? 0) + some
    announceWindow(c)
    if (!w.all) return done(c, w, w.taken)
  }
  if (c.unread > 0) return settleReceive(c, w)
  if (c.error !== undefined) return done(c, w, takeError(c) ?? 0)
  if (c.finReceived || c.readShut || c.state === 'CLOSED' || c.state === 'TIME_WAIT') return done(c, w, w.taken ?? 0)
  return false
}

function done(c: Connection, w: Waiting, result: number | string): true {
  returns(c.machine, w.call, result, c)
  return true
}

/** A connection of the listener is established: the next accept() gets it. */
export function offer(c: Connection): void {
  c.machine.backlog.push(c)
  acceptNext(c.machine)
}

export function acceptNext(machine: Machine): void {
  if (machine.accepting.length === 0) return
  const c = machine.backlog.shift()
  if (!c) return
  machine.current = c
  returns(machine, machine.accepting.shift()!, 0, c)
  for (const call of machine.deferred.splice(0)) call()
}

/** An error is told once. */
export function takeError(c: Connection): string | undefined {
  const { error } = c
  c.error = undefined
  return error
}
