import type { Call } from '../scenario.ts'
import { defaultPorts } from './arrival.ts'
import { type Connection, newConnection, setState, type Waiting } from './connection.ts'
import { abort, forget, forgetQuietly } from './ending.ts'
import { startKeepalive } from './keepalive.ts'
import { connectionKey, type Machine, newIsn } from './machine.ts'
import { push, queueFin, sendReset, sendSyn } from './output.ts'
import { rules } from './rules.ts'
import { add } from './seq.ts'
import { cancelTimer, setTimer } from './timers.ts'
import { acceptNext, returns, settle, takeError, wake } from './waiting.ts'
import { record, showState } from './world.ts'

/** User calls: RFC 9293 3.9.1 and 3.10.1 to 3.10.6, by the names and results of sockets. */
export function makeCall(machine: Machine, call: Call, index: number): void {
  record(machine, { kind: 'call', call: index }, machine.current)
  perform(machine, call, index)
}

function perform(machine: Machine, call: Call, index: number): void {
  switch (call.do) {
    case 'listen':
      return listen(machine, index)
    case 'closeListener':
      return closeListener(machine, index)
    case 'connect':
      return connect(machine, call, index)
    case 'accept':
      machine.accepting.push(index)
      return acceptNext(machine)
    case 'crash':
    case 'reboot':
      return crash(machine, call.do === 'reboot', index)
    default:
      return onConnection(machine, call, index)
  }
}

function listen(machine: Machine, index: number): void {
  const { world } = machine
  world.rule = rules.passiveOpen
  if (!machine.listening && machine.connections.size === 0) showState(machine, 'LISTEN')
  if (!machine.listening) record(machine, { kind: 'state', from: 'CLOSED', to: 'LISTEN' })
  machine.listening = true
  returns(machine, index, 0)
}

function closeListener(machine: Machine, index: number): void {
  machine.world.rule = rules.listenerClosed
  if (!machine.listening) return returns(machine, index, 'EBADF')
  machine.listening = false
  record(machine, { kind: 'state', from: 'LISTEN', to: 'CLOSED' })
  for (const c of [...machine.connections.values()]) {
    if (c.state === 'SYN_RECEIVED' && c.passive) forget(c)
    else if (machine.backlog.includes(c) && machine.profile.listenerTakesUnaccepted) abort(c, 'ECONNRESET')
  }
  if (machine.connections.size === 0) showState(machine, 'CLOSED')
  for (const call of machine.accepting.splice(0)) returns(machine, call, 'EINVAL')
  returns(machine, index, 0)
}

function connect(machine: Machine, call: Call & { do: 'connect' }, index: number): void {
  const { world, name, settings } = machine
  world.rule = rules.activeOpen
  const remote = call.port ?? defaultPorts[name === 'client' ? 'server' : 'client']
  const [low = 0, high = 0] = name === 'client' ? settings.ip_local_port_range.split(/\s+/).map(Number) : [80, 65535]
  let isn: number | undefined
  let local = call.localPort ?? low
  for (; ; local++) {
    if (local > (call.localPort ?? high)) return returns(machine, index, 'EADDRNOTAVAIL')
    const old = machine.connections.get(connectionKey(local, remote))
    if (!old) break
    isn = old.state === 'TIME_WAIT' ? machine.profile.reuses(old, call.localPort === undefined) : undefined
    if (isn === undefined) continue
    world.rule = rules.portReuse
    forgetQuietly(old)
    break
  }
  world.ports[name] = local
  const c = newConnection(machine, { local, remote }, isn ?? newIsn(machine, local, remote), false)
  machine.connections.set(connectionKey(local, remote), c)
  machine.current = c
  c.waiting.push({ call: index, of: 'connect' })
  setState(c, 'SYN_SENT')
  sendSyn(c)
}

type OnConnection = Exclude<Call, { do: 'listen' | 'closeListener' | 'connect' | 'accept' | 'crash' | 'reboot' }>

function onConnection(machine: Machine, call: OnConnection, index: number): void {
  if (!machine.current && machine.accepting.length > 0) {
    machine.deferred.push(() => onConnection(machine, call, index))
    return
  }
  // A program that has not accepted yet works on what it would accept.
  machine.current ??= machine.backlog.shift()
  const c = machine.current
  if (!c) return returns(machine, index, 'ENOTCONN')
  switch (call.do) {
    case 'send':
      return send(c, call.bytes, index)
    case 'receive':
      return receive(c, { call: index, of: 'receive', bytes: call.bytes, all: call.all })
    case 'shutdown':
      return shutdown(c, call.how, index)
    case 'close':
      return close(c, call, index)
    case 'keepalive':
      startKeepalive(c, call)
      return returns(machine, index, 0, c)
  }
}

const openForSending = new Set(['SYN_SENT', 'SYN_RECEIVED', 'ESTABLISHED', 'CLOSE_WAIT'])

/** 3.10.2 */
function send(c: Connection, bytes: number, index: number): void {
  c.machine.world.rule = rules.send
  const error = takeError(c)
  if (error || c.finQueued || !openForSending.has(c.state)) return returns(c.machine, index, error ?? 'EPIPE', c)
  c.sndEnd = add(c.sndEnd, bytes)
  returns(c.machine, index, bytes, c)
  push(c)
}

/** 3.10.3 */
function receive(c: Connection, w: Waiting): void {
  c.machine.world.rule = rules.receive
  if (!settle(c, w)) c.waiting.push(w)
}

/** SHUT_WR is the CLOSE of the RFC; SHUT_RD is nobody's business but the application's. */
function shutdown(c: Connection, how: 'read' | 'write' | 'both', index: number): void {
  c.machine.world.rule = rules.close
  if (c.state === 'CLOSED' || c.state === 'TIME_WAIT') return returns(c.machine, index, 'ENOTCONN', c)
  if (how !== 'write') c.readShut = true
  if (how !== 'read') closeSending(c)
  returns(c.machine, index, 0, c)
  wake(c)
}

/** CLOSE: 3.10.4. */
function closeSending(c: Connection): void {
  if (c.state === 'SYN_SENT') {
    c.error = 'ECONNRESET'
    forget(c)
  } else if (!c.finQueued && openForSending.has(c.state)) queueFin(c)
}

/** close() is CLOSE and an end to reading; with unread data or SO_LINGER {1, 0} it is ABORT. */
function close(c: Connection, call: Call & { do: 'close' }, index: number): void {
  const { machine } = c
  const { world } = machine
  machine.current = undefined
  if (call.linger2Ms !== undefined) c.linger2Ms = call.linger2Ms
  if (c.state === 'CLOSED' || c.state === 'TIME_WAIT') return finishClose(c, index)
  const unread = c.unread > 0
  c.readShut = true
  c.unread = 0
  if (unread || call.lingerMs === 0) {
    world.rule = unread ? rules.closeUnread : rules.abort
    if (unread || machine.profile.abortSendsReset(c)) sendReset(c)
    c.orphan = true
    forget(c)
    return returns(machine, index, 0)
  }
  world.rule = rules.close
  closeSending(c)
  if (call.lingerMs) {
    const waiting: Waiting = { call: index, of: 'close' }
    if (settle(c, waiting)) return
    c.waiting.push(waiting)
    setTimer(c, 'LINGER', call.lingerMs, () => {
      world.rule = rules.linger
      c.waiting = c.waiting.filter((w) => w !== waiting)
      finishClose(c, index)
    })
  } else finishClose(c, index)
}

/** From here on nobody holds the socket. */
export function finishClose(c: Connection, index: number): void {
  const { machine } = c
  cancelTimer(c, 'LINGER')
  returns(machine, index, 0, c)
  c.orphan = true
  if (c.state === 'FIN_WAIT_2') machine.profile.orphanInFinWait2(c)
  if (c.state !== 'CLOSED' && c.state !== 'TIME_WAIT' && machine.profile.tooManyOrphans(c)) {
    machine.world.rule = rules.tooManyOrphans
    sendReset(c)
    forget(c)
  }
}

/** What the machine knew is gone, and nobody is told: RFC 9293 3.5.1. A reboot takes the listener as well. */
function crash(machine: Machine, reboot: boolean, index: number): void {
  machine.world.rule = rules.crash
  for (const c of [...machine.connections.values()]) {
    if (machine.profile.crashSegment && machine.profile.abortSendsReset(c)) sendReset(c, { stillborn: true })
    c.waiting = []
    forget(c)
  }
  machine.current = undefined
  machine.accepting = []
  machine.deferred = []
  if (reboot) {
    if (machine.listening) record(machine, { kind: 'state', from: 'LISTEN', to: 'CLOSED' })
    machine.listening = false
  }
  returns(machine, index, 0)
}
