import { type Connection, newConnection, setState, sizeSegments } from './connection.ts'
import { forget, lose } from './ending.ts'
import { connectionKey, connectionOf, type Machine, newIsn } from './machine.ts'
import { acknowledge, push, refuse, sendAck, sendSyn } from './output.ts'
import type { Verdict } from './profile.ts'
import { acknowledgeFlight } from './rto.ts'
import { rules } from './rules.ts'
import { ACK, RST, type Segment, SYN } from './segment.ts'
import { add, after } from './seq.ts'
import { arriveSynchronized } from './synchronized.ts'
import { wake } from './waiting.ts'
import { explain, record, showState, variablesOf } from './world.ts'

/** SEGMENT ARRIVES: RFC 9293 3.10.7. */
export function arrive(machine: Machine, s: Segment, id: number): void {
  const { world } = machine
  const c = connectionOf(machine, s)
  const event = record.arrive(machine, id)
  const verdict = dispatch(machine, c, s)
  const now = c && c.state !== 'CLOSED' ? c : connectionOf(machine, s)
  explain(event, world)
  if (event.kind === 'arrive') event.verdict = verdict
  event.connection = (now ?? c)?.id
  event.variables = variablesOf(now)
}

function dispatch(machine: Machine, c: Connection | undefined, s: Segment): Verdict {
  if (!c)
    return machine.listening && s.targetPort === defaultPorts[machine.name]
      ? arriveListen(machine, s)
      : arriveClosed(machine, s)
  c.heardAt = machine.world.now
  c.keepaliveProbes = 0
  c.unansweredProbes = 0
  const verdict = c.state === 'SYN_SENT' ? arriveSynSent(c, s) : arriveSynchronized(c, s)
  if (c.state !== 'CLOSED') {
    push(c)
    acknowledge(c)
    wake(c)
  }
  return verdict
}

export const defaultPorts = { client: 32768, server: 80 } as const

/** 3.10.7.1 */
function arriveClosed(machine: Machine, s: Segment): Verdict {
  machine.world.rule = rules.noConnection
  refuse(machine, s)
  return 'unacceptable'
}

/** 3.10.7.2. With `isn`: in the place of a connection in TIME_WAIT, by the rule that has decided so. */
export function arriveListen(machine: Machine, s: Segment, isn?: number): Verdict {
  if (isn === undefined) machine.world.rule = rules.listen
  if (s.flags & RST) return 'ignored'
  if (s.flags & ACK) {
    refuse(machine, s)
    return 'unacceptable'
  }
  if (!(s.flags & SYN)) return 'ignored'
  const ports = { local: s.targetPort, remote: s.sourcePort }
  const c = newConnection(machine, ports, isn ?? newIsn(machine, ports.local, ports.remote), true)
  machine.connections.set(connectionKey(ports.local, ports.remote), c)
  takeSyn(c, s)
  setState(c, 'SYN_RECEIVED')
  sendSyn(c)
  return 'accepted'
}

/** What a SYN tells: the peer's ISN, its window, whether it does timestamps. */
function takeSyn(c: Connection, s: Segment): void {
  c.irs = s.seq
  c.rcvNxt = add(s.seq, 1)
  c.rcvTold = c.rcvNxt
  if (c.timestamps && s.ts) c.tsRecent = s.ts[0]
  else c.timestamps = false
  if (!s.sack) c.sack = false
  sizeSegments(c)
  c.rcvEdge = add(c.rcvNxt, c.buffer)
  c.sndWnd = s.window
  c.maxSndWnd = Math.max(c.maxSndWnd, s.window)
  c.sndWl1 = s.seq
  c.sndWl2 = s.ack
}

/** 3.10.7.3 */
function arriveSynSent(c: Connection, s: Segment): Verdict {
  const { machine } = c
  machine.world.rule = rules.synSent
  const acked = s.flags & ACK
  if (acked && (!after(s.ack, c.iss) || after(s.ack, c.sndNxt))) {
    refuse(machine, s)
    machine.profile.synAckRefused(c)
    return 'unacceptable'
  }
  if (s.flags & RST) {
    if (!acked) return 'ignored'
    lose(c, 'ECONNREFUSED')
    return 'accepted'
  }
  if (!(s.flags & SYN)) return 'ignored'
  takeSyn(c, s)
  if (acked) {
    c.sndUna = s.ack
    c.bytesAcked++
    acknowledgeFlight(c, s)
    setState(c, 'ESTABLISHED')
    sendAck(c)
  } else {
    // Simultaneous open: the same SYN again, now with an acknowledgement.
    c.flight = []
    c.sndNxt = c.iss
    setState(c, 'SYN_RECEIVED')
    sendSyn(c)
  }
  return 'accepted'
}

/** SYN-RECEIVED of a passive open goes back to its listener: 3.10.7.4 steps 2 and 4. */
export function backToListen(c: Connection): void {
  forget(c, 'LISTEN')
  if (!c.machine.listening) showState(c.machine, 'CLOSED')
}
