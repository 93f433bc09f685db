import { type Call, peerOf } from '../scenario.ts'
import { defaultPorts } from './arrival.ts'
import { closeSending, closing } from './closing.ts'
import { type Connection, newConnection, setState } from './connection.ts'
import { abort, forget, forgetQuietly } from './ending.ts'
import { startKeepalive } from './keepalive.ts'
import { connectionKey, countIn, type Machine, newIsn } from './machine.ts'
import { announceWindow, push, sendReset, sendSyn } from './output.ts'
import { rules } from './rules.ts'
import { add } from './seq.ts'
import { acceptNext, returns, takeError, wake } from './waiting.ts'
import { explain, record, showState } from './world.ts'

/** What a call returns; undefined when it returns later. */
export type Result = number | string | undefined

type Kind = Call['do']
type Calls = { [kind in Kind]: (machine: Machine, call: Extract<Call, { do: kind }>, index: number) => Result }

/** User calls: RFC 9293 3.9.1 and 3.10.1 to 3.10.6, by the names and results of sockets. */
export function makeCall(machine: Machine, call: Call, index: number): void {
  const event = record.call(machine, index, machine.current)
  perform(machine, call, index)
  explain(event, machine.world)
}

function perform(machine: Machine, call: Call, index: number): void {
  const needsConnection = call.do in onConnection
  if (needsConnection && !machine.current && machine.accepting.length > 0) {
    machine.deferred.push(() => perform(machine, call, index))
    return
  }
  // A program that has not accepted yet works on what it would accept.
  if (needsConnection) machine.current ??= machine.backlog.shift()
  const c = machine.current
  const result = (calls[call.do] as (m: Machine, call: Call, index: number) => Result)(machine, call, index)
  if (result !== undefined) returns(machine, index, result, c)
}

const onConnection = {
  send: on(send),
  receive: on(receive),
  shutdown: on(shutdown),
  close: on(closing),
  keepalive: on((c, call: Extract<Call, { do: 'keepalive' }>) => {
    startKeepalive(c, call)
    return 0
  }),
} satisfies Partial<Calls>

const calls: Calls = {
  listen,
  closeListener,
  connect,
  accept: (machine, _call, index) => {
    machine.accepting.push(index)
    acceptNext(machine)
    return undefined
  },
  crash: (machine) => crash(machine, false),
  reboot: (machine) => crash(machine, true),
  ...onConnection,
}

function on<C>(call: (c: Connection, call: C, index: number) => Result) {
  return (machine: Machine, options: C, index: number): Result =>
    machine.current ? call(machine.current, options, index) : machine.closed ? 'EBADF' : 'ENOTCONN'
}

function listen(machine: Machine, { reuseAddress = true }: Call & { do: 'listen' }): Result {
  machine.world.rule = rules.passiveOpen
  const port = defaultPorts[machine.name]
  // SO_REUSEADDR must have been set then as well as now.
  const taken = countIn(machine, (c) => c.localPort === port && !(reuseAddress && c.reuseAddress)) > 0
  if (machine.listening || taken) return 'EADDRINUSE'
  machine.listening = true
  machine.reuseAddress = reuseAddress
  record.state(machine, 'CLOSED', 'LISTEN')
  if (machine.connections.size === 0) showState(machine, 'LISTEN')
  return 0
}

function closeListener(machine: Machine): Result {
  machine.world.rule = rules.listenerClosed
  if (!machine.listening) return 'EBADF'
  stopListening(machine)
  for (const c of [...machine.connections.values()]) {
    if (c.state === 'SYN_RECEIVED' && c.passive) forget(c)
    else if (machine.backlog.includes(c) && machine.profile.listenerTakesUnaccepted) abort(c, 'ECONNRESET')
  }
  for (const call of machine.accepting.splice(0)) returns(machine, call, 'EINVAL')
  return 0
}

function stopListening(machine: Machine): void {
  if (!machine.listening) return
  machine.listening = false
  record.state(machine, 'LISTEN', 'CLOSED')
  if (machine.connections.size === 0) showState(machine, 'CLOSED')
}

function connect(machine: Machine, call: Call & { do: 'connect' }, index: number): Result {
  const { world, name } = machine
  world.rule = rules.activeOpen
  const remote = call.port ?? defaultPorts[peerOf(name)]
  const found = findPort(machine, call.localPort, remote)
  if (!found) return 'EADDRNOTAVAIL'
  const { local } = found
  Object.assign(world.ports, { [name]: local, [peerOf(name)]: remote })
  const c = newConnection(machine, { local, remote }, found.isn ?? newIsn(machine, local, remote), false)
  machine.connections.set(connectionKey(local, remote), c)
  machine.current = c
  machine.closed = false
  c.waiting.push(() => {
    if (c.state === 'SYN_SENT' || c.state === 'SYN_RECEIVED') return false
    returns(machine, index, takeError(c) ?? 0, c)
    return true
  })
  setState(c, 'SYN_SENT')
  sendSyn(c)
}

/** The lowest free port, or the given one; one that an old connection holds in TIME_WAIT if the profile reuses it. */
function findPort(machine: Machine, wanted: number | undefined, remote: number) {
  const range = machine.name === 'client' ? machine.settings.ip_local_port_range : '80 65535'
  const [low = 0, high = 0] = wanted === undefined ? range.split(/\s+/).map(Number) : [wanted, wanted]
  for (let local = low; local <= high; local++) {
    const old = machine.connections.get(connectionKey(local, remote))
    if (!old) return { local }
    const isn = machine.profile.reuses(old, wanted === undefined)
    if (isn !== undefined) {
      machine.world.rule = rules.portReuse
      forgetQuietly(old)
      return { local, isn }
    }
  }
}

/** 3.10.2 */
function send(c: Connection, { bytes, more = false }: Call & { do: 'send' }): Result {
  c.machine.world.rule = rules.send
  const error = takeError(c)
  if (error || c.finQueued || !openForSending.has(c.state)) return error ?? 'EPIPE'
  c.sndEnd = add(c.sndEnd, bytes)
  c.moreToCome = more
  push(c)
  return bytes
}

const openForSending = new Set(['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'CLOSE_WAIT'])

/** 3.10.3 */
function receive(c: Connection, call: Call & { do: 'receive' }, index: number): Result {
  c.machine.world.rule = rules.receive
  let taken = 0
  const attempt = (): Result => {
    const some = Math.min(c.unread, call.all ? c.unread : (call.bytes ?? c.unread))
    if (some > 0) {
      c.unread -= some
      taken += some
      announceWindow(c)
      if (!call.all) return taken
    }
    if (c.error !== undefined) return takeError(c)
    const ended = c.finReceived || c.readShut || c.state === 'CLOSED' || c.state === 'TIME_WAIT'
    return ended ? taken : undefined
  }
  const result = attempt()
  if (result !== undefined) return result
  c.waiting.push(() => {
    const later = attempt()
    if (later !== undefined) returns(c.machine, index, later, c)
    return later !== undefined
  })
}

/** SHUT_WR is the CLOSE of the RFC; SHUT_RD is nobody's business but the application's. */
function shutdown(c: Connection, call: Call & { do: 'shutdown' }): Result {
  c.machine.world.rule = rules.close
  if (c.state === 'CLOSED' || c.state === 'TIME_WAIT') return 'ENOTCONN'
  if (call.how !== 'write') c.readShut = true
  if (call.how !== 'read') closeSending(c)
  wake(c)
  return 0
}

/** What the machine knew is gone, and nobody is told: RFC 9293 3.5.1. A reboot takes the listener as well. */
function crash(machine: Machine, reboot: boolean): Result {
  machine.world.rule = rules.crash
  for (const c of [...machine.connections.values()]) {
    if (machine.profile.crashSegment && machine.profile.abortSendsReset(c)) sendReset(c, { stillborn: true })
    c.waiting = []
    forget(c)
  }
  machine.current = undefined
  machine.closed = false
  machine.accepting = []
  machine.deferred = []
  if (reboot) stopListening(machine)
  return 0
}
