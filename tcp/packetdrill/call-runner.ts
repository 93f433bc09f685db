import { constantNamed } from './constants.ts'
import type { Answer, Kernel } from './kernel.ts'
import { failed } from './outcome.ts'
import type { SystemCall } from './script.ts'
import { makeSystemCall } from './system-calls.ts'
import { seconds } from './text.ts'

/** When a call that waits is to return, ms; null for one that is to return at once. */
interface Deadline {
  untilMs: number
  toleranceMs: number
}

interface Pending extends Deadline {
  line: number
  call: SystemCall
  later: () => number | string | undefined
}

/** Makes the calls of a script, one at a time, and checks what they return and when. */
export class CallRunner {
  private readonly kernel: Kernel
  private pending: Pending | null = null

  constructor(kernel: Kernel) {
    this.kernel = kernel
  }

  make(line: number, call: SystemCall, deadline: Deadline | null): void {
    const answer: Answer = makeSystemCall(this.kernel, call, line)
    if (deadline) {
      this.pending = { line, call, later: typeof answer === 'object' ? answer.later : () => answer, ...deadline }
      this.check()
    } else if (typeof answer === 'object') throw failed(line, `${callText(call)} at once`, 'a call that waits')
    else checkResult(line, call, answer)
  }

  /** Sees whether the call has returned; to be asked after everything that happens. */
  check(): void {
    const { pending } = this
    const result = pending?.later()
    if (!pending || result === undefined) return
    this.pending = null
    checkResult(pending.line, pending.call, result)
    const now = this.kernel.endpoint.now()
    if (Math.abs(now - pending.untilMs) <= pending.toleranceMs) return
    throw failed(pending.line, `${callText(pending.call)} at ${seconds(pending.untilMs)}`, `it at ${seconds(now)}`)
  }

  /** Lets time pass until the call has returned. */
  settle(): void {
    const { pending } = this
    if (!pending) return
    const returned = this.kernel.endpoint.runUntilDone(limitOf(pending), () => {
      this.check()
      return this.pending === null
    })
    if (returned) return
    throw failed(
      pending.line,
      `${callText(pending.call)} at ${seconds(pending.untilMs)}`,
      'a call that goes on waiting',
    )
  }

  /** The call should have returned before that time. */
  isDue(ms: number): boolean {
    return this.pending !== null && ms > limitOf(this.pending)
  }
}

const limitOf = ({ untilMs, toleranceMs }: Deadline) => untilMs + toleranceMs

function checkResult(line: number, call: SystemCall, answer: number | string): void {
  const expected = call.result
  const right =
    typeof answer === 'number'
      ? expected === null || expected === answer
      : (expected === -1 || expected === null) &&
        (call.errno === null || constantNamed(call.errno) === constantNamed(answer))
  if (!right) throw failed(line, callText(call), typeof answer === 'number' ? String(answer) : `-1 ${answer}`)
}

const callText = ({ name, result, errno }: SystemCall) =>
  `${name}() = ${result ?? '...'}${errno === null ? '' : ` ${errno}`}`
