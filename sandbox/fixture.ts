import type { Host, Scenario } from '../tcp/scenario.ts'
import type { State, Trace, TraceEvent, TraceSegment } from '../tcp/trace.ts'

export const scenario: Scenario = {
  version: 1,
  stack: { client: { profile: 'linux' }, server: { profile: 'linux' } },
  link: { delayMs: 20 },
  script: [
    { at: 0, host: 'server', do: 'listen' },
    { at: 0, host: 'client', do: 'connect' },
    { at: 60, host: 'server', do: 'accept' },
    { at: 180, host: 'client', do: 'close' },
    { at: 500, host: 'server', do: 'close' },
  ],
  network: [],
  untilMs: 65_000,
}

/** Writes a trace by hand: each call adds the events of one step. */
export function writer() {
  const trace: Trace = {
    version: 1,
    segments: [],
    states: { client: [], server: [] },
    events: [],
    endedAt: 65_000,
    truncated: false,
  }
  const add = (event: TraceEvent) => trace.events.push(event)
  const state = (at: number, host: Host, from: State, to: State) => {
    trace.states[host].push({ at, state: to })
    add({ at, host, kind: 'state', from, to })
  }
  const send = (
    at: number,
    from: Host,
    flags: string,
    seq: number,
    ack: number | null,
    more: Partial<TraceSegment> = {},
  ) => {
    const id = trace.segments.length
    const nth = trace.segments.filter((other) => other.from === from).length + 1
    trace.segments.push({
      id,
      at,
      arrives: more.lost ? null : at + 20,
      from,
      flags,
      seq,
      ack,
      len: 0,
      window: 65_535,
      nth,
      ...more,
    })
    add({ at, host: from, kind: 'send', segment: id })
    return id
  }
  const arrive = (segment: number) => {
    const { arrives, from } = trace.segments[segment]!
    add({ at: arrives!, host: from === 'client' ? 'server' : 'client', kind: 'arrive', segment, verdict: 'accepted' })
  }
  const call = (at: number, host: Host, index: number) => add({ at, host, kind: 'call', call: index })
  const lose = (at: number, segment: number) => add({ at, host: trace.segments[segment]!.from, kind: 'lost', segment })
  return { trace, add, state, send, arrive, call, lose }
}

export type Writer = ReturnType<typeof writer>

/** The handshake of `scenario`, up to accept(): eight events of six steps. */
export function handshake(w: Writer) {
  w.call(0, 'server', 0)
  w.state(0, 'server', 'CLOSED', 'LISTEN')
  w.call(0, 'client', 1)
  w.state(0, 'client', 'CLOSED', 'SYN_SENT')
  const syn = w.send(0, 'client', 'SYN', 0, null)
  w.arrive(syn)
  w.state(20, 'server', 'LISTEN', 'SYN_RECEIVED')
  const reply = w.send(20, 'server', 'SYN,ACK', 0, 1)
  w.arrive(reply)
  w.state(40, 'client', 'SYN_SENT', 'ESTABLISHED')
  const ack = w.send(40, 'client', 'ACK', 1, 1)
  w.arrive(ack)
  w.state(60, 'server', 'SYN_RECEIVED', 'ESTABLISHED')
  w.call(60, 'server', 2)
}

/** The whole of `scenario`: client closes first, the server 300 ms after the FIN, 60 s of TIME_WAIT. */
export function fourWaves(): Trace {
  const w = writer()
  handshake(w)
  w.call(180, 'client', 3)
  w.state(180, 'client', 'ESTABLISHED', 'FIN_WAIT_1')
  const fin = w.send(180, 'client', 'FIN,ACK', 1, 1)
  w.arrive(fin)
  w.state(200, 'server', 'ESTABLISHED', 'CLOSE_WAIT')
  const ack = w.send(200, 'server', 'ACK', 1, 2)
  w.arrive(ack)
  w.state(220, 'client', 'FIN_WAIT_1', 'FIN_WAIT_2')
  w.call(500, 'server', 4)
  w.state(500, 'server', 'CLOSE_WAIT', 'LAST_ACK')
  const finToo = w.send(500, 'server', 'FIN,ACK', 1, 2)
  w.arrive(finToo)
  w.state(520, 'client', 'FIN_WAIT_2', 'TIME_WAIT')
  const last = w.send(520, 'client', 'ACK', 2, 2)
  w.add({ at: 520, host: 'client', kind: 'timer-set', timer: 'TIME_WAIT', expiresAt: 60_520 })
  w.arrive(last)
  w.state(540, 'server', 'LAST_ACK', 'CLOSED')
  w.add({ at: 60_520, host: 'client', kind: 'timer-fired', timer: 'TIME_WAIT' })
  w.state(60_520, 'client', 'TIME_WAIT', 'CLOSED')
  return w.trace
}

/** Both call close() at 180 ms: the FINs cross. */
export function simultaneousClose(): Trace {
  const w = writer()
  handshake(w)
  w.call(180, 'client', 3)
  w.state(180, 'client', 'ESTABLISHED', 'FIN_WAIT_1')
  const left = w.send(180, 'client', 'FIN,ACK', 1, 1)
  w.call(180, 'server', 4)
  w.state(180, 'server', 'ESTABLISHED', 'FIN_WAIT_1')
  const right = w.send(180, 'server', 'FIN,ACK', 1, 1)
  w.arrive(left)
  w.state(200, 'server', 'FIN_WAIT_1', 'CLOSING')
  const fromServer = w.send(200, 'server', 'ACK', 2, 2)
  w.arrive(right)
  w.state(200, 'client', 'FIN_WAIT_1', 'CLOSING')
  const fromClient = w.send(200, 'client', 'ACK', 2, 2)
  w.arrive(fromServer)
  w.state(220, 'client', 'CLOSING', 'TIME_WAIT')
  w.arrive(fromClient)
  w.state(220, 'server', 'CLOSING', 'TIME_WAIT')
  return w.trace
}

/** The first FIN is lost and sent again 248 ms later. */
export function finLost(): Trace {
  const w = writer()
  handshake(w)
  w.call(180, 'client', 3)
  w.state(180, 'client', 'ESTABLISHED', 'FIN_WAIT_1')
  const fin = w.send(180, 'client', 'FIN,ACK', 1, 1, { lost: true })
  w.lose(180, fin)
  w.add({ at: 428, host: 'client', kind: 'timer-fired', timer: 'TLP' })
  const again = w.send(428, 'client', 'FIN,ACK', 1, 1, { retransmission: true })
  w.arrive(again)
  w.state(448, 'server', 'ESTABLISHED', 'CLOSE_WAIT')
  w.send(448, 'server', 'ACK', 1, 2)
  return w.trace
}
