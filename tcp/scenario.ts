/**
 * The scenario: everything that decides the life of a connection. Times are milliseconds of simulated time,
 * sequence numbers are relative to the sender's first ISN, as Wireshark shows them.
 * A public format; `version` grows when an old reader could misunderstand a new file. Format: docs/scenario-format.md.
 */
export type Host = 'client' | 'server'
export const hosts = ['client', 'server'] as const satisfies readonly Host[]
export const peerOf = (host: Host): Host => (host === 'client' ? 'server' : 'client')

/** `rfc9293`: the letter of the RFC. `linux`: what Linux 6.18 was recorded doing. */
export type Profile = 'rfc9293' | 'linux'

export interface HostStack {
  profile: Profile
  /** Settings by their Linux names, for example `tcp_fin_timeout` (seconds, as in Linux). */
  sysctl?: Record<string, number | string>
}

export interface Link {
  /** One-way delay, ms. */
  delayMs: number
  /** Each segment's extra delay is drawn from 0..jitterMs. */
  jitterMs?: number
  /** Chances 0..1 that a segment is lost, duplicated, or held back behind later ones. */
  loss?: number
  duplicate?: number
  reorder?: number
  /** Seed of every chance in the run: the same seed gives the same run. */
  seed?: number
}

interface At {
  at: number
  host: Host
}

/** What an application calls, and when. */
export type Call =
  /** `reuseAddress`: SO_REUSEADDR, as servers set it; false for one that does not. */
  | (At & { do: 'listen'; reuseAddress?: boolean })
  | (At & { do: 'closeListener' })
  | (At & { do: 'connect'; port?: number; localPort?: number })
  | (At & { do: 'accept' })
  /** `more`: MSG_MORE, a small segment waits for what comes next. */
  | (At & { do: 'send'; bytes: number; more?: boolean })
  | (At & { do: 'receive'; bytes?: number; all?: boolean })
  | (At & { do: 'shutdown'; how: 'read' | 'write' | 'both' })
  /** `linger2Ms`: what TCP_LINGER2 was set to, the time allowed in FIN_WAIT_2; negative for none. */
  | (At & { do: 'close'; lingerMs?: number; linger2Ms?: number })
  | (At & { do: 'keepalive'; idleMs: number; intervalMs: number; probes: number })
  | (At & { do: 'crash' })
  | (At & { do: 'reboot' })

/** Segment numbers relative to the ISN of the side that the segment claims to come from. */
export interface ForgedSegment {
  flags: string
  seq: number
  ack: number | null
  len: number
  window?: number
}

/** What happens to segments on the way. `nth` counts, from 1, the segments that `from` sends. */
export type NetworkAct =
  | { do: 'drop'; from: Host; nth: number }
  | { do: 'delay'; from: Host; nth: number; byMs: number }
  | { do: 'duplicate'; from: Host; nth: number; afterMs?: number }
  | { do: 'cut'; at: number }
  | { do: 'restore'; at: number }
  | { do: 'forge'; at: number; from: Host; segment: ForgedSegment; ts?: [number, number] }

export interface Scenario {
  version: 1
  stack: Record<Host, HostStack>
  link: Link
  script: Call[]
  network: NetworkAct[]
  /** The simulation stops here, ms. */
  untilMs: number
}
