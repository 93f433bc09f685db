import { describe, expect, test } from 'vitest'
import { edges, figure5 } from '../../tcp/diagram.ts'
import type { Scenario } from '../../tcp/scenario.ts'
import { simulate } from '../../tcp/simulate.ts'
import { states } from '../../tcp/trace.ts'
import { scenario } from '../fixture.ts'
import { stepsOf } from '../steps.ts'
import { drawn, endsOf, movesUpTo, nextFrom, nodes, size } from './diagram.ts'

const waysOf = (run: Scenario) => {
  const trace = simulate(run)
  const steps = stepsOf(trace, run.script)
  return movesUpTo(trace, steps, steps.length)
}
const named = (run: Scenario, host: string) =>
  waysOf(run).flatMap(({ edge, ...move }) => (move.host === host ? `${edge.from} ${edge.event} ${edge.to}` : []))

describe('the diagram', () => {
  test('has a box for every state, inside the picture, and none overlaps another', () => {
    expect(new Set(nodes.map(({ state }) => state))).toEqual(new Set(states))
    const { width, height } = size.node
    for (const { x, y } of nodes) {
      expect(x - width / 2).toBeGreaterThanOrEqual(0)
      expect(x + width / 2).toBeLessThanOrEqual(size.width)
      expect(y + height / 2).toBeLessThanOrEqual(size.height)
    }
    for (const [index, a] of nodes.entries())
      for (const b of nodes.slice(index + 1))
        expect(Math.abs(a.x - b.x) >= width || Math.abs(a.y - b.y) >= height, `${a.id} / ${b.id}`).toBe(true)
  })

  test('connects different boxes by every transition', () => {
    for (const edge of edges) {
      const [from, to] = endsOf(edge)
      expect(from).not.toBe(to)
      expect([from.state, to.state]).toEqual([edge.from, edge.to])
    }
  })

  test('draws what the figure of the RFC draws, and what has been travelled besides', () => {
    expect(drawn([])).toEqual(figure5)
    const reset: Scenario = {
      ...scenario,
      script: [...scenario.script.slice(0, 3), { at: 100, host: 'client', do: 'close', lingerMs: 0 }],
    }
    expect(drawn(waysOf(reset)).length).toBe(figure5.length + 2)
  })

  test('names what may come next', () => {
    expect(nextFrom('TIME_WAIT').map(({ event }) => event)).toEqual(['timeout-2msl', 'rcv-rst'])
  })
})

describe('the way travelled', () => {
  test('of four waves is the left side of the figure for one host and the right for the other', () => {
    expect(named(scenario, 'client')).toEqual([
      'CLOSED active-open SYN_SENT',
      'SYN_SENT rcv-syn-ack ESTABLISHED',
      'ESTABLISHED close FIN_WAIT_1',
      'FIN_WAIT_1 rcv-ack-of-fin FIN_WAIT_2',
      'FIN_WAIT_2 rcv-fin TIME_WAIT',
      'TIME_WAIT timeout-2msl CLOSED',
    ])
    expect(named(scenario, 'server')).toEqual([
      'CLOSED passive-open LISTEN',
      'LISTEN rcv-syn SYN_RECEIVED',
      'SYN_RECEIVED rcv-ack-of-syn ESTABLISHED',
      'ESTABLISHED rcv-fin CLOSE_WAIT',
      'CLOSE_WAIT close LAST_ACK',
      'LAST_ACK rcv-ack-of-fin CLOSED',
    ])
  })

  test('tells an abort from a reset that arrives', () => {
    const script: Scenario['script'] = [
      ...scenario.script.slice(0, 3),
      { at: 100, host: 'client', do: 'close', lingerMs: 0 },
    ]
    expect(named({ ...scenario, script }, 'client').at(-1)).toBe('ESTABLISHED abort CLOSED')
    expect(named({ ...scenario, script }, 'server').at(-1)).toBe('ESTABLISHED rcv-rst CLOSED')
  })

  test('tells the end of FIN_WAIT_2 by time from the others', () => {
    const script = scenario.script.slice(0, 4)
    expect(named({ ...scenario, script, untilMs: 100_000 }, 'client').at(-1)).toBe(
      'FIN_WAIT_2 timeout-fin-wait-2 CLOSED',
    )
  })
})
