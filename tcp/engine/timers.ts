import type { TimerName, Variables } from '../trace.ts'
import { type Entry, ranks } from './agenda.ts'
import type { Connection } from './connection.ts'
import { explain, record } from './world.ts'

type Timers = Variables['timers']

export const noTimers: Timers = []

export const runs = (c: Connection, name: TimerName): boolean => timerOf(c.timers, name) !== undefined

/** Starts the timer, or starts it anew. One that would expire at that moment anyway runs on. */
export function setTimer(c: Connection, name: TimerName, afterMs: number): void {
  const { world } = c.machine
  const timer = { name, expiresAt: world.now + afterMs }
  if (timerOf(c.timers, name)?.expiresAt === timer.expiresAt) return
  c.timers = withTimer(c.timers, timer)
  record.timerSet(c.machine, name, timer.expiresAt, c)
  world.agenda.put(new Expiry(c, timer))
}

/** Of a timer that may have been set anew or cancelled meanwhile. */
class Expiry implements Entry {
  readonly at: number
  readonly rank = ranks.timer
  readonly order: number
  private readonly c: Connection
  private readonly timer: Timers[number]

  constructor(c: Connection, timer: Timers[number]) {
    this.at = timer.expiresAt
    this.order = c.machine.world.agenda.nextOrder()
    this.c = c
    this.timer = timer
  }

  run(): void {
    const { c, timer } = this
    const { world } = c.machine
    if (timerOf(c.timers, timer.name) !== timer) return
    c.timers = withoutTimer(c.timers, timer.name)
    const event = record.timerFired(c.machine, timer.name, c)
    c.machine.timeouts[timer.name](c)
    explain(event, world)
  }
}

export function cancelTimer(c: Connection, name: TimerName): void {
  if (!runs(c, name)) return
  c.timers = withoutTimer(c.timers, name)
  record.timerCancelled(c.machine, name, c)
}

export function cancelAllTimers(c: Connection): void {
  for (const { name } of c.timers) cancelTimer(c, name)
}

function timerOf(timers: Timers, name: TimerName): Timers[number] | undefined {
  for (const timer of timers) if (timer.name === name) return timer
  return undefined
}

/** Arrays of just the size: a long trace keeps one for each change. */
function withTimer(timers: Timers, timer: Timers[number]): Timers {
  if (timerOf(timers, timer.name)) return timers.map((other) => (other.name === timer.name ? timer : other))
  const [first, second] = timers
  if (!first) return [timer]
  if (!second) return [first, timer]
  return timers.concat([timer])
}

function withoutTimer(timers: Timers, name: TimerName): Timers {
  const [first, second, third] = timers
  if (!first || !second) return noTimers
  if (third) return timers.filter((timer) => timer.name !== name)
  return [first.name === name ? second : first]
}
