import { ranks } from '../engine/agenda.ts'
import { defaultPorts } from '../engine/arrival.ts'
import { makeCall } from '../engine/calls.ts'
import type { Connection } from '../engine/connection.ts'
import { connectionKey, type Machine } from '../engine/machine.ts'
import type { Segment } from '../engine/segment.ts'
import type { Call, Host, Profile } from '../scenario.ts'
import { newWorld } from '../simulate.ts'

/** A segment that the endpoint sent. */
export interface Sent {
  at: number
  segment: Segment
}

export interface Returned {
  at: number
  result: number | string
}

/** One machine of the engine, with a script instead of a network and a peer. Times are milliseconds. */
export interface Endpoint {
  machine: Machine
  now: () => number
  /** Lets time pass. */
  runUntil: (ms: number) => void
  /** Lets time pass until something happens that `done` waits for; false if the time is over first. */
  runUntilDone: (ms: number, done: () => boolean) => boolean
  /** Sees to it that `done` is asked at that time. */
  wakeAt: (ms: number) => void
  arrive: (segment: Segment) => void
  /** Makes a call on a connection, or on none; the answer is in `returned` under the number it gives, perhaps later. */
  call: (call: CallWithoutPlace, connection?: Connection) => number
  returned: (call: number) => Returned | undefined
  /** What was sent and not yet looked at, oldest first. */
  sent: Sent[]
  connectionOn: (localPort: number, remotePort: number) => Connection | undefined
}

type CallWithoutPlace = Call extends infer C ? (C extends Call ? Omit<C, 'at' | 'host'> : never) : never

/** The machine under test, and where it listens. */
const host: Host = 'server'
export const listenPort = defaultPorts[host]

/** More steps than any script needs; a script that asks for years of keepalive ends here. */
const maxSteps = 200_000

export class TooLong extends Error {}

export function newEndpoint(profile: Profile): Endpoint {
  const stack = { profile }
  const world = newWorld({
    version: 1,
    stack: { client: stack, server: stack },
    link: { delayMs: 0 },
    script: [],
    network: [],
    untilMs: Number.POSITIVE_INFINITY,
  })
  const machine = world.machines[host]
  const sent: Sent[] = []
  const answers = new Map<number, Returned>()
  let calls = 0
  let steps = 0
  world.carry = (_from, segment, marks) => {
    if (!marks.stillborn) sent.push({ at: world.now, segment })
  }

  const collect = () => {
    for (const event of world.trace.events) {
      if (event.kind === 'return') answers.set(event.call, { at: event.at, result: event.result })
    }
    // The trace is nobody's here, and would grow with the script.
    world.trace.events.length = 0
  }

  const runUntilDone = (ms: number, done: () => boolean): boolean => {
    let over = false
    if (done()) return true
    world.agenda.add(Math.max(ms, world.now), ranks.call, () => {
      over = true
    })
    while (!over) {
      if (++steps > maxSteps) throw new TooLong()
      const entry = world.agenda.next()!
      world.now = entry.at
      world.rule = undefined
      entry.run()
      collect()
      if (!over && done()) return true
    }
    return false
  }

  return {
    machine,
    sent,
    now: () => world.now,
    runUntil: (ms) => void runUntilDone(ms, () => false),
    runUntilDone,
    wakeAt: (ms) => world.agenda.add(ms, ranks.call, () => {}),
    arrive(segment) {
      world.rule = undefined
      machine.arrive(segment, 0)
      collect()
    },
    call(call, connection) {
      const number = calls++
      machine.current = connection
      world.rule = undefined
      makeCall(machine, { ...call, at: world.now, host } as Call, number)
      collect()
      return number
    },
    returned: (call) => answers.get(call),
    connectionOn: (local, remote) => machine.connections.get(connectionKey(local, remote)),
  }
}
