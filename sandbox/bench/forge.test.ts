import { expect, test } from 'vitest'
import type { Scenario } from '../../tcp/scenario.ts'
import { simulate } from '../../tcp/simulate.ts'
import { withForgery } from '../edits.ts'
import { scenario } from '../fixture.ts'
import { positionAt, stepsOf, viewAt } from '../steps.ts'
import { faults, forged, likely } from './forge.ts'

const viewsAt = (run: Scenario, ms: number) => {
  const steps = stepsOf(simulate(run), run.script)
  return viewAt(steps, positionAt(steps, ms))
}

test('the form is filled with numbers that the other side takes: a reset by them ends its connection', () => {
  const draft = likely('client', viewsAt(scenario, 100))
  expect(draft).toEqual({ from: 'client', flags: ['RST'], seq: '1', ack: '1', len: '0' })
  const run = withForgery(scenario, 101, 'client', forged(draft))
  expect(viewsAt(run, 101).server.state).toBe('CLOSED')
})

test('of a host that has forgotten the connection the other side still knows what it expects', () => {
  const crashed: Scenario = { ...scenario, script: [...scenario.script, { at: 100, host: 'client', do: 'crash' }] }
  expect(likely('client', viewsAt(crashed, 100))).toMatchObject({ seq: '1', ack: '1' })
})

test('flags stand in the order of the notation, and ack is absent without ACK', () => {
  const draft = { from: 'client', flags: ['ACK', 'FIN'], seq: '-5', ack: '7', len: '0' } as const
  expect(forged(draft)).toEqual({ flags: 'FIN,ACK', seq: -5, ack: 7, len: 0 })
  expect(forged({ ...draft, flags: ['SYN'] })).toMatchObject({ flags: 'SYN', ack: null })
})

test('a field that holds no number, or too great a one, is named', () => {
  const draft = { from: 'client', flags: ['ACK'], seq: '', ack: '1.5', len: '70000' } as const
  expect(faults(draft)).toEqual(['seq', 'ack', 'len'])
  expect(faults({ ...draft, seq: '1', flags: ['RST'], len: '0' })).toEqual([])
})
