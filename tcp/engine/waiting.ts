import { ranks } from './agenda.ts'
import type { Connection } from './connection.ts'
import type { Machine } from './machine.ts'
import { record } from './world.ts'

export function returns(machine: Machine, call: number, result: number | string, c?: Connection): void {
  record.return(machine, call, result, c)
}

/** Something has changed: whichever calls can return now, do. */
export function wake(c: Connection): void {
  const { waiting } = c
  if (waiting.length === 0) return
  c.waiting = []
  let left = waiting
  for (const hasReturned of waiting) if (hasReturned()) left = left.filter((other) => other !== hasReturned)
  c.waiting = c.waiting.length === 0 ? left : [...left, ...c.waiting]
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
  machine.closed = false
  returns(machine, machine.accepting.shift()!, 0, c)
  // What the program does with it, it does after the segment that brought it.
  for (const call of machine.deferred.splice(0)) machine.world.agenda.add(machine.world.now, ranks.call, call)
}

/** An error is told once. */
export function takeError(c: Connection): string | undefined {
  const { error } = c
  c.error = undefined
  return error
}
