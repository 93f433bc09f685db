import type { Host } from '../scenario.ts'
import type { TimerName } from '../trace.ts'
import type { Connection } from './connection.ts'
import type { Profile } from './profile.ts'
import type { Segment } from './segment.ts'
import type { Settings } from './settings.ts'
import type { World } from './world.ts'

/** What makes a host's TCP: in what it differs from others, and what it does when a timer expires. */
export interface Stack {
  profile: Profile
  timeouts: Record<TimerName, (c: Connection) => void>
}

/** The parts of a stack in which one rule is another than in the right one. */
export type Mutation = (right: Stack) => Partial<Stack>

/** One host: its connections by their ports, its listener, and the one socket that its application holds. */
export interface Machine extends Stack {
  name: Host
  world: World
  settings: Settings
  connections: Map<number, Connection>
  listening: boolean
  /** SO_REUSEADDR of the listener; its connections inherit it. */
  reuseAddress: boolean
  /** Established by the listener, not yet accepted. */
  backlog: Connection[]
  /** What calls are made on. */
  current: Connection | undefined
  /** The application has close()d what it held last. */
  closed: boolean
  /** accept() calls that wait, and calls made meanwhile, which wait with them. */
  accepting: number[]
  deferred: (() => void)[]
  /** How many segments it has sent. */
  sent: number
  arrive: (s: Segment, id: number) => void
}

export const connectionKey = (localPort: number, remotePort: number): number => (localPort << 16) | remotePort

export const connectionOf = (machine: Machine, s: Segment): Connection | undefined =>
  machine.connections.get(connectionKey(s.targetPort, s.sourcePort))

export const countIn = (machine: Machine, test: (c: Connection) => boolean): number => {
  let count = 0
  for (const c of machine.connections.values()) if (test(c)) count++
  return count
}

/** ISN = M + F(ports, secret): RFC 9293 3.4.1. */
export function newIsn(machine: Machine, localPort: number, remotePort: number): number {
  const { world, profile, name } = machine
  const fixed = world.isn[name]
  const clock = Math.floor(world.now * profile.isnTicksPerMs)
  if (fixed !== undefined) return (fixed + clock) >>> 0
  let hash = (world.scenario.link.seed ?? 1) ^ (name === 'client' ? 0x51ed270b : 0x2545f491)
  for (const n of [localPort, remotePort]) hash = Math.imul(hash ^ n, 0x9e3779b1) ^ (hash >>> 15)
  return (hash + clock) >>> 0
}
