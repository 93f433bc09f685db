import { CallRunner } from './call-runner.ts'
import { matches, segmentText } from './compare.ts'
import { type Assertion, namesIn } from './condition.ts'
import type { Configuration, SysctlChange } from './configuration.ts'
import { type Endpoint, newEndpoint } from './endpoint.ts'
import { type Kernel, newKernel } from './kernel.ts'
import type { Offer } from './options-text.ts'
import { failed } from './outcome.ts'
import type { EventTime, ScriptSegment } from './script.ts'
import type { Step } from './steps.ts'
import { stateName, tcpInfo } from './tcp-info.ts'
import { seconds } from './text.ts'
import { Wire } from './wire.ts'

/** How long `*` waits, ms: longer than any timer of TCP. */
const patienceMs = 600_000

/** When an event is to happen, ms, and how far from that it may. */
interface Moment {
  at: number
  /** The end of a range, or the same. */
  until: number
  toleranceMs: number
}

/** Plays the events of a script one after another, and stops at the first that does not come as expected. */
export class Player {
  private readonly configuration: Configuration
  private readonly endpoint: Endpoint
  private readonly kernel: Kernel
  private readonly wire: Wire
  private readonly calls: CallRunner
  private windowScaling = true
  private last = { at: 0, inbound: false }

  constructor(configuration: Configuration, settings: SysctlChange[]) {
    this.configuration = configuration
    this.endpoint = newEndpoint(configuration.profile)
    this.kernel = newKernel(this.endpoint, configuration.connectPort)
    this.wire = new Wire(this.kernel, () => this.offer())
    this.calls = new CallRunner(this.kernel)
    this.set(settings)
    this.obeyNoDelay()
  }

  play({ event, settings, assertions }: Step): void {
    const { line, time, action } = event
    const inbound = action.kind === 'inbound'
    const moment = this.momentOf(time, inbound)
    if (action.kind === 'outbound') this.expectSegment(line, action.segment, time, moment)
    else {
      if (action.kind === 'call') this.calls.settle()
      this.advance(line, moment)
    }
    if (inbound) this.wire.arrive(action.segment)
    if (action.kind === 'call') {
      const waits = action.until !== null && time.kind !== 'any'
      const deadline = waits ? { ...moment, untilMs: moment.at - time.at + action.until! } : null
      this.calls.make(line, action, deadline)
    }
    this.set(settings)
    for (const assertion of assertions) this.assert(line, assertion)
    this.calls.check()
    this.last = { at: time.kind === 'any' ? this.endpoint.now() : moment.at, inbound }
  }

  end(): void {
    this.calls.settle()
  }

  /** Relative times count from now; those of inbound segments in a row from each other, so that delays do not add up. */
  private momentOf(time: EventTime, inbound: boolean): Moment {
    const now = this.endpoint.now()
    if (time.kind === 'any') return { at: now, until: now + patienceMs, toleranceMs: 0 }
    const base = time.kind === 'absolute' ? 0 : inbound && this.last.inbound ? this.last.at : now
    const at = base + time.at
    const { toleranceMs, tolerancePercent } = this.configuration
    const share = ((at - this.last.at) * tolerancePercent) / 100
    return { at, until: base + (time.until ?? time.at), toleranceMs: Math.max(toleranceMs, share) }
  }

  private advance(line: number, { at, toleranceMs }: Moment): void {
    if (this.calls.isDue(at)) this.calls.settle()
    this.endpoint.runUntilDone(at, () => {
      this.calls.check()
      return false
    })
    const now = this.endpoint.now()
    if (now > at + toleranceMs) throw failed(line, `this event at ${seconds(at)}`, `to it at ${seconds(now)}`)
  }

  private expectSegment(line: number, expected: ScriptSegment, time: EventTime, moment: Moment): void {
    const { at, until, toleranceMs } = moment
    this.endpoint.runUntilDone(until + toleranceMs, () => {
      this.calls.check()
      return this.endpoint.sent.length > 0
    })
    const text = segmentText(expected)
    const got = this.wire.read(expected)
    if (!got) throw failed(line, `${text} at ${seconds(at)}`, `nothing until ${seconds(until + toleranceMs)}`)
    if (!matches(expected, got.segment)) {
      throw failed(line, text, `${segmentText(got.segment, expected)} at ${seconds(got.at)}`)
    }
    const inTime = got.at >= at - toleranceMs && got.at <= until + toleranceMs
    if (inTime || time.kind === 'any') return
    const range = until > at ? `${seconds(at)}~${seconds(until)}` : seconds(at)
    throw failed(line, `${text} at ${range}`, `it at ${seconds(got.at)}`)
  }

  private assert(line: number, { text, holds }: Assertion): void {
    const connection = this.wire.connection()
    const endpointState = connection?.state ?? (this.kernel.underTest?.listening ? 'LISTEN' : 'CLOSED')
    // A socket of Linux whose connection is in TIME_WAIT is itself closed: scripts may ask for the one or the other.
    const asksForSocket = endpointState === 'TIME_WAIT' && namesIn(text).includes('TCP_CLOSE')
    const state = asksForSocket ? 'CLOSED' : endpointState
    const variables = tcpInfo(connection, state)
    if (holds(variables)) return
    const values = namesIn(text)
      .filter((name) => name.startsWith('tcpi_'))
      .map((name) => `${name} ${name === 'tcpi_state' ? stateName(state) : variables[name]}`)
    throw failed(line, text, values.join(', '))
  }

  private set(changes: SysctlChange[]): void {
    for (const { name, value } of changes) {
      if (name === 'tcp_window_scaling') this.windowScaling = value !== 0
      else Object.assign(this.endpoint.machine.settings, { [name]: value })
    }
  }

  private offer(): Offer {
    const { machine } = this.endpoint
    const largest = Number(machine.settings.tcp_rmem.split(/\s+/)[2]) || 0
    // tcp_select_initial_window: as far as the largest receive buffer needs.
    const shift = Math.min(14, Math.max(0, Math.floor(Math.log2(Math.max(largest, 1))) - 15))
    return { mss: 1460, windowScale: this.windowScaling && machine.profile.name === 'linux' ? shift : null }
  }

  /** TCP_NODELAY: the engine's applications never ask for it, so its rule for small segments is asked through this one. */
  private obeyNoDelay(): void {
    const { machine } = this.endpoint
    const { nagle } = machine.profile
    const sockets = this.kernel.sockets
    machine.profile = {
      ...machine.profile,
      nagle: (connection) =>
        nagle(connection) &&
        ![...sockets.values()].some((socket) => socket.connection === connection && socket.options.noDelay !== 0),
    }
  }
}
