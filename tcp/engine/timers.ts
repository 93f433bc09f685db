import type { TimerName } from '../trace.ts'
import { ranks } from './agenda.ts'
import type { Connection } from './connection.ts'
import { explain, record } from './world.ts'

/** Starts the timer, or starts it anew. */
export function setTimer(c: Connection, name: TimerName, afterMs: number): void {
  const { world } = c.machine
  const timer = { expiresAt: world.now + afterMs }
  c.timers.set(name, timer)
  c.running = undefined
  record(c.machine, { kind: 'timer-set', timer: name, expiresAt: timer.expiresAt }, c)
  world.agenda.add(timer.expiresAt, ranks.timer, () => {
    if (c.timers.get(name) !== timer) return
    c.timers.delete(name)
    c.running = undefined
    const event = record(c.machine, { kind: 'timer-fired', timer: name }, c)
    world.expired(c, name)
    explain(event, world)
  })
}

export function cancelTimer(c: Connection, name: TimerName): void {
  if (!c.timers.delete(name)) return
  c.running = undefined
  record(c.machine, { kind: 'timer-cancelled', timer: name }, c)
}

export function cancelAllTimers(c: Connection): void {
  for (const name of [...c.timers.keys()]) cancelTimer(c, name)
}
