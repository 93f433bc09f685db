import type { Settings } from '../engine/settings.ts'
import { constants } from './constants.ts'
import type { Answer, Arguments, Kernel, SocketCall } from './kernel.ts'
import { failed, unsupported } from './outcome.ts'
import { numberIn } from './parse-call.ts'
import { eventsOf } from './poll.ts'
import type { Expression } from './script.ts'
import { optionValue, setOption } from './socket-options.ts'
import { newSocket, type Socket, type SocketOptions } from './sockets.ts'

const { O_RDWR = 0, O_NONBLOCK = 0, SOCK_STREAM = 0, SOCK_NONBLOCK = 0, SOCK_CLOEXEC = 0 } = constants

/** What a socket of Linux begins with. */
const defaultOptions = (settings: Settings): SocketOptions => ({
  reuseAddress: 0,
  noDelay: 0,
  lingerMs: null,
  linger2Ms: undefined,
  keepalive: 0,
  keepaliveIdleMs: settings.tcp_keepalive_time * 1000,
  keepaliveIntervalMs: settings.tcp_keepalive_intvl * 1000,
  keepaliveProbes: settings.tcp_keepalive_probes,
})

/** Calls that make sockets. */
export function makeSocket(kernel: Kernel, args: Arguments): Answer {
  const type = args.number(1, 'a type')
  const protocol = args.word(2) || args.number(2, 'a protocol')
  if ((type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)) !== SOCK_STREAM || (protocol !== 'IPPROTO_TCP' && protocol !== 0)) {
    throw unsupported(args.line, 'sockets of another kind than TCP')
  }
  const socket = newSocket((type & SOCK_NONBLOCK) !== 0, defaultOptions(kernel.endpoint.machine.settings))
  kernel.sockets.set(args.expectedFd, socket)
  kernel.underTest = socket
  return args.expectedFd
}

/** poll([{fd=4, events=POLLIN, revents=POLLIN}], 1, 0) = 1 */
export function poll(kernel: Kernel, args: Arguments): Answer {
  const list = args.expression(0)
  const entries = list?.kind === 'list' ? list.items : []
  const timeoutMs = args.number(2, 'a timeout')
  const begin = kernel.endpoint.now()
  const attempt = () => {
    const found = entries.map((entry) => pollEntry(kernel, args, entry))
    const ready = found.filter(({ events }) => events !== 0).length
    const isOver = timeoutMs >= 0 && kernel.endpoint.now() >= begin + timeoutMs
    if (ready === 0 && !isOver) return undefined
    for (const { fd, events, expected } of found) {
      if (expected !== null && expected !== events)
        throw failed(args.line, pollText(fd, expected), pollText(fd, events))
    }
    return ready
  }
  // An empty entry in the agenda, so that the time of the timeout is looked at.
  if (timeoutMs > 0) kernel.endpoint.wakeAt(begin + timeoutMs)
  return attempt() ?? { later: attempt }
}

function pollEntry(kernel: Kernel, { line }: Arguments, entry: Expression) {
  const fields = entry.kind === 'struct' ? entry.fields : {}
  const fd = numberIn(fields.fd)
  const wanted = numberIn(fields.events)
  if (fd === null || wanted === null) throw unsupported(line, 'poll() without fd or events')
  const socket = kernel.sockets.get(fd)
  const events = socket ? eventsOf(socket, kernel.endpoint.machine.backlog.length, wanted) : constants.POLLNVAL!
  return { fd, events, expected: fields.revents ? numberIn(fields.revents) : null }
}

function pollText(fd: number, events: number): string {
  const names = Object.keys(constants).filter((name) => name.startsWith('POLL') && events & constants[name]!)
  return `{fd=${fd}, revents=${names.join('|') || '0'}}`
}

/** Calls about a descriptor rather than a connection. */
export const descriptorCalls: Record<string, SocketCall> = {
  bind: () => 0,
  listen,
  fcntl,
  setsockopt(_kernel, args, socket) {
    const name = args.word(2)
    if (setOption(socket, name, args.expression(3))) return 0
    throw unsupported(args.line, `setsockopt() of ${name || 'an option without name'}`)
  },
  getsockopt,
}

function listen(kernel: Kernel, { line }: Arguments, socket: Socket): Answer {
  const { endpoint } = kernel
  if (socket.listening) return 0
  if (socket.connection) return 'EINVAL'
  if (endpoint.machine.listening) throw unsupported(line, 'a second listener')
  socket.listening = true
  return endpoint.returned(endpoint.call({ do: 'listen' }))?.result ?? 0
}

function fcntl(_kernel: Kernel, args: Arguments, socket: Socket): Answer {
  const command = args.word(1)
  if (command === 'F_GETFL') return O_RDWR | (socket.nonblocking ? O_NONBLOCK : 0)
  if (command !== 'F_SETFL') throw unsupported(args.line, `fcntl() of ${command}`)
  socket.nonblocking = (args.number(2, 'flags') & O_NONBLOCK) !== 0
  return 0
}

function getsockopt(_kernel: Kernel, args: Arguments, socket: Socket): Answer {
  const name = args.word(2)
  const expected = args.expression(3)
  const value = optionValue(socket, name)
  if (value === null) throw unsupported(args.line, `getsockopt() of ${name || 'an option without name'}`)
  if (typeof value === 'number') {
    const number = numberIn(expected)
    if (number !== null && number !== value) throw failed(args.line, `${name} [${number}]`, `[${value}]`)
  } else if (expected?.kind === 'struct') {
    const onoff = numberIn(expected.fields.onoff)
    const linger = numberIn(expected.fields.linger)
    const text = (on: number | null, seconds: number | null) => `{onoff=${on}, linger=${seconds}}`
    if (onoff !== value.onoff || linger !== value.linger) {
      throw failed(args.line, text(onoff, linger), text(value.onoff, value.linger))
    }
  }
  return 0
}
