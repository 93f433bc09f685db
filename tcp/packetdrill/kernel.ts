import type { Connection } from '../engine/connection.ts'
import type { Endpoint } from './endpoint.ts'
import { type Flow, newFlow } from './flow.ts'
import type { Expression } from './script.ts'
import { newSocket, type Socket } from './sockets.ts'

/** The sockets of a script on one endpoint of the engine. */
export interface Kernel {
  endpoint: Endpoint
  /** By file descriptor. */
  sockets: Map<number, Socket>
  /** By the peer's port. */
  flows: Map<number, Flow>
  /** What segments of the script belong to: the socket made last, or the connection that came to it. */
  underTest: Socket | null
  /** Where connect(3, ..., ...) goes. */
  connectPort: number
}

export const newKernel = (endpoint: Endpoint, connectPort: number): Kernel => ({
  endpoint,
  sockets: new Map(),
  flows: new Map(),
  underTest: null,
  connectPort,
})

/** What a call comes to: a number, an error's name, or one of them later. */
export type Answer = number | string | Later
export interface Later {
  later: () => number | string | undefined
}

export interface Arguments {
  line: number
  /** The file descriptor that the script expects of socket() and accept(). */
  expectedFd: number
  expression: (index: number) => Expression | undefined
  /** The number that an argument is, or has the name of. */
  number: (index: number, what: string) => number
  word: (index: number) => string
}

/** A call on a socket that is open; `fd` is its descriptor. */
export type SocketCall = (kernel: Kernel, args: Arguments, socket: Socket, fd: number) => Answer

/** The answer of an engine's call: at once, never (`giveUp` takes the call back), or when it comes. */
export function answerOf(
  { endpoint }: Kernel,
  call: number,
  nonblocking: boolean,
  giveUp: () => string,
  finish: (result: number | string) => number | string = (result) => result,
): Answer {
  const attempt = () => {
    const returned = endpoint.returned(call)
    return returned && finish(returned.result)
  }
  return attempt() ?? (nonblocking ? giveUp() : { later: attempt })
}

export function flowTo({ flows }: Kernel, remotePort: number, localPort?: number): Flow {
  const known = flows.get(remotePort)
  if (known) return known
  const flow = newFlow(remotePort, localPort)
  flows.set(remotePort, flow)
  return flow
}

/** Puts a connection that the listener made behind a descriptor of its own. */
export function adopt(
  kernel: Kernel,
  connection: Connection,
  listener: Socket,
  fd: number,
  nonblocking: boolean,
): Socket {
  const socket = newSocket(nonblocking, listener.options)
  socket.connection = connection
  socket.flow = flowTo(kernel, connection.remotePort)
  kernel.sockets.set(fd, socket)
  kernel.underTest = socket
  return socket
}
