import { descriptorCalls, makeSocket, poll } from './descriptor-calls.ts'
import type { Answer, Arguments, Kernel, SocketCall } from './kernel.ts'
import { unsupported } from './outcome.ts'
import { numberIn } from './parse-call.ts'
import type { SystemCall } from './script.ts'
import { streamCalls } from './stream-calls.ts'

const onSocket: Record<string, SocketCall> = { ...descriptorCalls, ...streamCalls }
const withoutSocket: Record<string, (kernel: Kernel, args: Arguments) => Answer> = { socket: makeSocket, poll }

/** Asked before a script runs, so that it is refused rather than left half-way. */
export const isKnownCall = (name: string) => Object.hasOwn(onSocket, name) || Object.hasOwn(withoutSocket, name)

export function makeSystemCall(kernel: Kernel, call: SystemCall, line: number): Answer {
  const args = argumentsOf(kernel, call, line)
  const make = Object.hasOwn(withoutSocket, call.name) ? withoutSocket[call.name] : undefined
  if (make) return make(kernel, args)
  const fd = args.number(0, 'a file descriptor')
  const socket = kernel.sockets.get(fd)
  return socket ? onSocket[call.name]!(kernel, args, socket, fd) : 'EBADF'
}

function argumentsOf({ sockets }: Kernel, { name, args, result }: SystemCall, line: number): Arguments {
  let free = 3
  while (sockets.has(free)) free++
  return {
    line,
    // The numbers of a script are its own: whatever it expects becomes the descriptor.
    expectedFd: result !== null && result >= 0 && !sockets.has(result) ? result : free,
    expression: (index) => args[index],
    number(index, what) {
      const value = numberIn(args[index])
      if (value === null) throw unsupported(line, `${name}() without ${what}`)
      return value
    },
    word(index) {
      const argument = args[index]
      return argument?.kind === 'word' ? argument.name : ''
    },
  }
}
