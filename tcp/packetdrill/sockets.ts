import type { Connection } from '../engine/connection.ts'
import type { Flow } from './flow.ts'

/** What setsockopt() has set; times in milliseconds. */
export interface SocketOptions {
  reuseAddress: number
  noDelay: number
  /** SO_LINGER; null when off. */
  lingerMs: number | null
  /** TCP_LINGER2; undefined for the system's value. */
  linger2Ms: number | undefined
  keepalive: number
  keepaliveIdleMs: number
  keepaliveIntervalMs: number
  keepaliveProbes: number
}

/** A socket of the script, behind its file descriptor. */
export interface Socket {
  nonblocking: boolean
  listening: boolean
  options: SocketOptions
  connection: Connection | null
  flow: Flow | null
  /** A connect() that did not wait; its success is told once more. */
  connecting: boolean
}

export const newSocket = (nonblocking: boolean, options: SocketOptions): Socket => ({
  nonblocking,
  listening: false,
  options: { ...options },
  connection: null,
  flow: null,
  connecting: false,
})
