import { describe, expect, test } from 'vitest'
import type { State, TimerName, Variables } from '../../tcp/trace.ts'
import { unused } from '../socket.ts'
import type { HostView } from '../steps.ts'
import { portsAt, ssLine } from './ss.ts'

const ports = { client: 40_000, server: 8080 }
const open = { ...unused, open: true }
const variables = (state: State, more: Partial<Variables> = {}): Variables => ({
  state,
  sndUna: 1,
  sndNxt: 1,
  sndWnd: 64_240,
  rcvNxt: 1,
  rcvWnd: 64_240,
  sendQueue: 0,
  receiveQueue: 0,
  rtoMs: 240,
  timers: [],
  ...more,
})
const view = (state: State, more: Partial<Variables> = {}, socket = open): HostView => ({
  state,
  variables: variables(state, more),
  socket,
})
const timer = (name: TimerName, expiresAt: number) => ({ timers: [{ name, expiresAt }] })

describe('the line of ss', () => {
  test('names state, queues, both ends and the process', () => {
    expect(ssLine('client', view('ESTABLISHED', { sendQueue: 300, receiveQueue: 20 }), ports, 0)).toBe(
      'ESTAB 20 300 10.0.0.1:40000 10.0.0.2:8080 users:(("client",pid=101,fd=3))',
    )
  })

  test('of a closed host there is none', () => {
    expect(ssLine('client', { state: 'CLOSED', variables: null, socket: unused }, ports, 0)).toBeNull()
  })

  test('a listener waits for anybody', () => {
    expect(ssLine('server', { state: 'LISTEN', variables: null, socket: unused }, ports, 0)).toBe(
      'LISTEN 0 0 0.0.0.0:8080 0.0.0.0:* users:(("server",pid=201,fd=4))',
    )
  })

  test('after close() no process holds the socket, and the FIN is an octet that nobody has acknowledged', () => {
    const closed = { ...unused, closed: true }
    expect(ssLine('client', view('FIN_WAIT_1', timer('RTO', 440), closed), ports, 200)).toBe(
      'FIN-WAIT-1 0 1 10.0.0.1:40000 10.0.0.2:8080 timer:(on,240ms,0)',
    )
  })

  test('in CLOSE_WAIT the FIN waits to be read, until a receive has seen the end', () => {
    expect(ssLine('server', view('CLOSE_WAIT'), ports, 0)).toContain('CLOSE-WAIT 1 0 ')
    expect(ssLine('server', view('CLOSE_WAIT', {}, { ...open, endSeen: true }), ports, 0)).toContain('CLOSE-WAIT 0 0 ')
  })

  test('TIME_WAIT has no queues and no process, and its timer runs down', () => {
    expect(ssLine('client', view('TIME_WAIT', timer('TIME_WAIT', 60_520)), ports, 520 + 1000)).toBe(
      'TIME-WAIT 0 0 10.0.0.1:40000 10.0.0.2:8080 timer:(timewait,59sec,0)',
    )
  })

  test('timers that ss does not know are not shown', () => {
    expect(ssLine('server', view('ESTABLISHED', timer('DELAYED_ACK', 40)), ports, 0)).not.toContain('timer')
  })
})

test('ports are those of the segment, seen from its sender', () => {
  const segment = { raw: { sourcePort: 8080, targetPort: 40_001, seq: 0, ack: 0 }, from: 'server' }
  expect(portsAt({ segments: [segment] } as never, 0)).toEqual({ client: 40_001, server: 8080 })
  expect(portsAt({ segments: [] } as never, null)).toEqual(ports)
})
