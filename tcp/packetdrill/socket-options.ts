import type { Connection } from '../engine/connection.ts'
import { startKeepalive } from '../engine/keepalive.ts'
import { cancelTimer } from '../engine/timers.ts'
import { takeError } from '../engine/waiting.ts'
import { constantNamed } from './constants.ts'
import { numberIn } from './parse-call.ts'
import type { Expression } from './script.ts'
import type { Socket, SocketOptions } from './sockets.ts'

/** The options that the engine models, by their names in setsockopt() and getsockopt(). */
type Setter = (options: SocketOptions, value: number) => void

const setters: Record<string, Setter> = {
  SO_REUSEADDR: (options, value) => {
    options.reuseAddress = value
  },
  SO_KEEPALIVE: (options, value) => {
    options.keepalive = value
  },
  TCP_NODELAY: (options, value) => {
    options.noDelay = value
  },
  TCP_KEEPIDLE: (options, value) => {
    options.keepaliveIdleMs = value * 1000
  },
  TCP_KEEPINTVL: (options, value) => {
    options.keepaliveIntervalMs = value * 1000
  },
  TCP_KEEPCNT: (options, value) => {
    options.keepaliveProbes = value
  },
  TCP_LINGER2: (options, value) => {
    options.linger2Ms = value * 1000
  },
}

/** False if the engine has nothing of the kind. */
export function setOption(socket: Socket, name: string, value: Expression | undefined): boolean {
  if (name === 'SO_LINGER') return setLinger(socket, value)
  const setter = Object.hasOwn(setters, name) ? setters[name] : undefined
  const number = numberIn(value)
  if (!setter || number === null) return false
  setter(socket.options, number)
  if (socket.connection) applyKeepalive(socket, socket.connection)
  return true
}

function setLinger(socket: Socket, value: Expression | undefined): boolean {
  if (value?.kind !== 'struct') return false
  const onOff = numberIn(value.fields.onoff)
  const seconds = numberIn(value.fields.linger)
  if (onOff === null || seconds === null) return false
  socket.options.lingerMs = onOff === 0 ? null : seconds * 1000
  return true
}

/** What getsockopt() would tell; null if the engine has nothing of the kind. */
export function optionValue(
  { options, connection }: Socket,
  name: string,
): number | { onoff: number; linger: number } | null {
  switch (name) {
    case 'SO_ERROR':
      return connection ? (constantNamed(takeError(connection) ?? '') ?? 0) : 0
    case 'SO_REUSEADDR':
      return options.reuseAddress
    case 'SO_KEEPALIVE':
      return options.keepalive
    case 'SO_LINGER':
      return { onoff: options.lingerMs === null ? 0 : 1, linger: (options.lingerMs ?? 0) / 1000 }
    case 'TCP_NODELAY':
      return options.noDelay
    case 'TCP_KEEPIDLE':
      return options.keepaliveIdleMs / 1000
    case 'TCP_KEEPINTVL':
      return options.keepaliveIntervalMs / 1000
    case 'TCP_KEEPCNT':
      return options.keepaliveProbes
    case 'TCP_LINGER2':
      return options.linger2Ms === undefined ? null : options.linger2Ms / 1000
    default:
      return null
  }
}

/** Starts, restarts or ends the keepalive of a connection as its socket says. */
export function applyKeepalive({ options }: Socket, connection: Connection) {
  if (options.keepalive === 0) {
    connection.keepalive = undefined
    cancelTimer(connection, 'KEEPALIVE')
    return
  }
  const { keepaliveIdleMs: idleMs, keepaliveIntervalMs: intervalMs, keepaliveProbes: probes } = options
  const known = connection.keepalive
  if (known && known.idleMs === idleMs && known.intervalMs === intervalMs && known.probes === probes) return
  startKeepalive(connection, { do: 'keepalive', at: 0, host: 'server', idleMs, intervalMs, probes })
}
