import { describe, expect, it } from 'vitest'
import { connected, drop, fourWaves, life, scenario } from './fixture.ts'
import { simulate } from './simulate.ts'
import type { TraceEvent } from './trace.ts'

const eventsOf = <K extends TraceEvent['kind']>(events: TraceEvent[], kind: K) =>
  events.filter((event): event is TraceEvent & { kind: K } => event.kind === kind)

describe('a run', () => {
  it('stops at untilMs, with what is still on its way', () => {
    const trace = simulate(connected(fourWaves, { untilMs: 110 }))
    expect(trace.endedAt).toBe(110)
    expect(trace.segments.at(-1)).toMatchObject({ flags: 'FIN,ACK', arrives: null })
    expect(trace.segments.at(-1)?.lost).toBeUndefined()
  })

  it('includes what happens at untilMs', () => {
    expect(simulate(connected(fourWaves, { untilMs: 120 })).states.server.at(-1)).toEqual({
      at: 120,
      state: 'CLOSE_WAIT',
    })
  })

  it('stops at the limit on events, and says so', () => {
    const trace = simulate(connected(fourWaves), { maxEvents: 5 })
    expect(trace.truncated).toBe(true)
    expect(trace.endedAt).toBeLessThan(100)
    expect(simulate(connected(fourWaves)).truncated).toBe(false)
  })

  it('does not change the scenario', () => {
    const given = connected(fourWaves, { network: [drop('client', 3)] })
    const before = structuredClone(given)
    simulate(given)
    expect(given).toEqual(before)
  })

  it('makes the calls in order of time, whatever their order in the script', () => {
    const script = connected(fourWaves).script
    const shuffled = [...script].reverse()
    const states = (calls: typeof script) => simulate(scenario(calls)).states
    expect(states(shuffled)).toEqual(states(script))
  })

  it('knows where each call stands in the script', () => {
    const { trace } = life(connected(fourWaves))
    const calls = eventsOf(trace.events, 'call')
    expect(calls.map(({ call }) => call)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('takes the first sequence numbers that it is given', () => {
    const trace = simulate(connected([]), { isn: { client: 1000, server: 2000 } })
    // The clock behind the numbers goes on: 15,625 for each millisecond under Linux.
    expect(trace.segments[0]?.raw?.seq).toBe(1000 + 15_625)
    expect(trace.segments[1]?.raw?.seq).toBe(2000 + 21 * 15_625)
  })

  it('counts 250 sequence numbers for each millisecond under the RFC', () => {
    const trace = simulate(connected([], { profile: 'rfc9293' }), { isn: { client: 0 } })
    expect(trace.segments[0]?.raw?.seq).toBe(250)
  })

  it('uses other first sequence numbers with another seed', () => {
    const first = (seed: number) => simulate({ ...connected([]), link: { delayMs: 20, seed } }).segments[0]?.raw?.seq
    expect(first(1)).not.toBe(first(2))
    expect(first(1)).toBe(first(1))
  })
})

describe('the segments of a trace', () => {
  const { segments } = simulate(connected(fourWaves, { network: [drop('client', 3)] }))

  it('are numbered in the order in which they left', () => {
    expect(segments.map(({ id }) => id)).toEqual(segments.map((_, index) => index))
    expect(segments.every(({ at }, index) => index === 0 || segments[index - 1]!.at <= at)).toBe(true)
  })

  it('count how-manieth of their sender they are', () => {
    expect(segments.filter(({ from }) => from === 'client').map(({ nth }) => nth)).toEqual([1, 2, 3, 4, 5])
  })

  it('are relative to the first number of each side, and hold the absolute ones too', () => {
    const [syn, synAck] = segments
    expect([syn?.seq, syn?.ack, synAck?.seq, synAck?.ack]).toEqual([0, null, 0, 1])
    expect(synAck?.raw?.ack).toBe((syn!.raw!.seq + 1) >>> 0)
    expect(syn?.raw).toMatchObject({ sourcePort: 32_768, targetPort: 80, ack: 0 })
  })

  it('say whether they were lost or sent again', () => {
    const fins = segments.filter(({ from, flags }) => from === 'client' && flags === 'FIN,ACK')
    expect(fins).toMatchObject([{ lost: true, arrives: null }, { retransmission: true }])
    expect(fins[0]?.retransmission).toBeUndefined()
  })

  it('echo the timestamp of the other side', () => {
    const [syn, synAck] = segments
    expect(synAck?.raw?.ts?.[1]).toBe(syn?.raw?.ts?.[0])
    expect(simulate(connected([], { profile: 'rfc9293' })).segments[0]?.raw?.ts).toBeUndefined()
  })
})

describe('the events of a trace', () => {
  const { events, segments } = simulate(connected(fourWaves))

  it('tell of each segment that it was sent and that it arrived', () => {
    expect(eventsOf(events, 'send').map(({ segment }) => segment)).toEqual(segments.map(({ id }) => id))
    expect(eventsOf(events, 'arrive')).toHaveLength(segments.length)
  })

  it('give the rule for each: where the RFC says so and which function of Linux does it', () => {
    const fin = eventsOf(events, 'state').find(({ to }) => to === 'CLOSE_WAIT')
    expect(fin?.rule).toEqual({ id: 'fin', rfc: 'RFC 9293 3.10.7.4 step 8', linux: 'tcp_fin' })
    const unexplained = events.filter(({ rule, kind }) => !rule && kind !== 'call')
    expect(unexplained).toEqual([])
  })

  it('show the variables of the connection just afterwards', () => {
    const sent = eventsOf(events, 'send')[3]
    expect(sent?.variables).toMatchObject({ state: 'FIN_WAIT_1', sndUna: 1, sndNxt: 2, rcvNxt: 1, sendQueue: 0 })
    const acked = eventsOf(events, 'state').find(({ to }) => to === 'FIN_WAIT_2')
    expect(acked?.variables).toMatchObject({ sndUna: 2, sndNxt: 2, rcvNxt: 1 })
  })

  it('show which timers run, and until when', () => {
    const waiting = eventsOf(events, 'timer-set').at(-1)
    expect(waiting?.variables?.timers).toEqual([{ name: 'TIME_WAIT', expiresAt: 60_420 }])
    expect(eventsOf(events, 'timer-fired').at(-1)).toMatchObject({ at: 60_420, timer: 'TIME_WAIT', host: 'client' })
  })

  it('tell of a timer that is set, and cancelled when it is not needed', () => {
    const kinds = events.filter((event) => 'timer' in event && event.timer === 'TLP' && event.host === 'client')
    expect(kinds.map(({ kind }) => kind)).toEqual(['timer-set', 'timer-cancelled'])
  })

  it('have no variables once the connection is gone', () => {
    expect(events.at(-1)).toMatchObject({ kind: 'state', to: 'CLOSED' })
    expect(events.at(-1)?.variables).toBeUndefined()
  })

  it('say of what arrives whether it was accepted', () => {
    const forged = connected([], {
      network: [
        { do: 'forge', at: 200, from: 'server', segment: { flags: 'ACK', seq: 500_000, ack: 1, len: 0 } },
        { do: 'forge', at: 300, from: 'server', segment: { flags: 'PSH', seq: 1, ack: null, len: 5 } },
      ],
    })
    const verdicts = eventsOf(simulate(forged).events, 'arrive').filter(({ at }) => at >= 200)
    expect(verdicts.map(({ verdict }) => verdict).slice(0, 1)).toEqual(['unacceptable'])
    expect(verdicts.find(({ at }) => at === 300)?.verdict).toBe('ignored')
  })

  it('tell the receive queue before and after it is read', () => {
    const run = simulate(
      connected([
        { at: 100, host: 'client', do: 'send', bytes: 700 },
        { at: 300, host: 'server', do: 'receive', bytes: 500 },
      ]),
    )
    const queue = (at: number) => run.events.findLast((e) => e.host === 'server' && e.at <= at)?.variables?.receiveQueue
    expect([queue(250), queue(300)]).toEqual([700, 200])
  })
})

describe('the line of states of a host', () => {
  it('begins with LISTEN where there is a listener', () => {
    expect(simulate(connected([])).states.server.map(({ state }) => state)).toEqual([
      'LISTEN',
      'SYN_RECEIVED',
      'ESTABLISHED',
    ])
  })

  it('is one line for connections one after the other, in which nothing is said twice', () => {
    const run = life(
      connected([
        { at: 100, host: 'client', do: 'close', lingerMs: 0 },
        { at: 300, host: 'client', do: 'connect' },
      ]),
    )
    expect(run.states('client')).toEqual(['SYN_SENT', 'ESTABLISHED', 'CLOSED', 'SYN_SENT', 'ESTABLISHED'])
    const connections = run.trace.events.flatMap(({ connection }) => (connection === undefined ? [] : [connection]))
    expect(new Set(connections).size).toBe(4)
  })
})
