import type { Connection } from '../engine/connection.ts'
import { abort } from '../engine/ending.ts'
import { takeError } from '../engine/waiting.ts'
import { constants } from './constants.ts'
import { type Answer, type Arguments, adopt, answerOf, flowTo, type Kernel, type SocketCall } from './kernel.ts'
import { unsupported } from './outcome.ts'
import { numberIn } from './parse-call.ts'
import { applyKeepalive } from './socket-options.ts'
import type { Socket } from './sockets.ts'

/** Calls that open a connection, move data on it and close it. */
export const streamCalls: Record<string, SocketCall> = {
  accept: (kernel, args, socket) => accept(kernel, args, socket, 0),
  accept4: (kernel, args, socket) => accept(kernel, args, socket, args.number(3, 'flags')),
  connect,
  read: (kernel, args, socket) => receive(kernel, args, socket, 0),
  recv: (kernel, args, socket) => receive(kernel, args, socket, args.number(3, 'flags')),
  recvfrom: (kernel, args, socket) => receive(kernel, args, socket, args.number(3, 'flags')),
  write: (kernel, args, socket) => send(kernel, args, socket, 0),
  send: (kernel, args, socket) => send(kernel, args, socket, args.number(3, 'flags')),
  sendto: (kernel, args, socket) => send(kernel, args, socket, args.number(3, 'flags')),
  shutdown,
  close,
}

function accept(kernel: Kernel, args: Arguments, listener: Socket, flags: number): Answer {
  const { endpoint } = kernel
  if (!listener.listening) return 'EINVAL'
  const call = endpoint.call({ do: 'accept' })
  const takeBack = () => {
    endpoint.machine.accepting.pop()
    return 'EAGAIN'
  }
  return answerOf(kernel, call, listener.nonblocking, takeBack, (result) => {
    const connection = endpoint.machine.current
    if (result !== 0 || !connection) return result
    const socket = adopt(kernel, connection, listener, args.expectedFd, (flags & constants.SOCK_NONBLOCK!) !== 0)
    if (socket.options.keepalive) applyKeepalive(socket, connection)
    return args.expectedFd
  })
}

const opening = new Set(['SYN_SENT', 'SYN_RECEIVED'])

function connect(kernel: Kernel, args: Arguments, socket: Socket): Answer {
  const { endpoint } = kernel
  if (args.word(1) === 'AF_UNSPEC') return disconnect(socket)
  if (socket.connection) return connectAgain(socket, socket.connection)
  const port = portIn(args) ?? kernel.connectPort
  const call = endpoint.call({ do: 'connect', port })
  const connection = endpoint.machine.current
  if (!connection) return answerOf(kernel, call, true, () => 'EADDRNOTAVAIL')
  socket.connection = connection
  socket.flow = flowTo(kernel, port, connection.localPort)
  kernel.underTest = socket
  if (socket.options.keepalive) applyKeepalive(socket, connection)
  return answerOf(kernel, call, socket.nonblocking, () => {
    socket.connecting = true
    connection.waiting.pop()
    return 'EINPROGRESS'
  })
}

/** connect() to nowhere aborts the connection and leaves a socket like new (`tcp_disconnect`). */
function disconnect(socket: Socket): Answer {
  const { connection } = socket
  if (connection && connection.state !== 'CLOSED') abort(connection, 'ECONNRESET')
  socket.connection = null
  socket.flow = null
  return 0
}

/** connect() on a socket that has been connecting: how it goes, or how it went. */
function connectAgain(socket: Socket, connection: Connection): Answer {
  if (opening.has(connection.state)) return 'EALREADY'
  const error = takeError(connection)
  if (error) return error
  const first = socket.connecting
  socket.connecting = false
  return first ? 0 : 'EISCONN'
}

function portIn(args: Arguments): number | null {
  const address = args.expression(1)
  return address?.kind === 'struct' ? numberIn(address.fields.sin_port) : null
}

function receive(kernel: Kernel, args: Arguments, socket: Socket, flags: number): Answer {
  const bytes = args.number(2, 'a length')
  const nonblocking = waitsNot(args, socket, flags)
  const { connection } = socket
  if (!connection) return 'ENOTCONN'
  const call = kernel.endpoint.call({ do: 'receive', bytes }, connection)
  return answerOf(kernel, call, nonblocking, () => {
    connection.waiting.pop()
    return 'EAGAIN'
  })
}

function send(kernel: Kernel, args: Arguments, socket: Socket, flags: number): Answer {
  const bytes = args.number(2, 'a length')
  const nonblocking = waitsNot(args, socket, flags)
  const { connection } = socket
  if (!connection) return 'EPIPE'
  const attempt = () => {
    if (opening.has(connection.state)) return undefined
    return kernel.endpoint.returned(kernel.endpoint.call({ do: 'send', bytes }, connection))?.result
  }
  return attempt() ?? (nonblocking ? 'EAGAIN' : { later: attempt })
}

function waitsNot({ line }: Arguments, socket: Socket, flags: number): boolean {
  const { MSG_DONTWAIT = 0, MSG_NOSIGNAL = 0 } = constants
  if (flags & ~(MSG_DONTWAIT | MSG_NOSIGNAL)) throw unsupported(line, `flags 0x${flags.toString(16)} of a call`)
  return socket.nonblocking || (flags & MSG_DONTWAIT) !== 0
}

function shutdown(kernel: Kernel, args: Arguments, { connection }: Socket): Answer {
  const how = (['read', 'write', 'both'] as const)[args.number(1, 'SHUT_RD, SHUT_WR or SHUT_RDWR')]
  if (!how) return 'EINVAL'
  if (!connection) return 'ENOTCONN'
  return kernel.endpoint.returned(kernel.endpoint.call({ do: 'shutdown', how }, connection))?.result ?? 0
}

function close(kernel: Kernel, _args: Arguments, socket: Socket, fd: number): Answer {
  const { endpoint } = kernel
  kernel.sockets.delete(fd)
  if (socket.listening) return answerOf(kernel, endpoint.call({ do: 'closeListener' }), true, () => 'EBADF')
  const { connection, options } = socket
  if (!connection) return 0
  const call = endpoint.call(
    {
      do: 'close',
      ...(options.lingerMs !== null && { lingerMs: options.lingerMs }),
      ...(options.linger2Ms !== undefined && { linger2Ms: options.linger2Ms }),
    },
    connection,
  )
  return answerOf(kernel, call, false, () => 'EAGAIN')
}
