import { describe, expect, it } from 'vitest'
import { connected, fourWaves } from '../fixture.ts'
import type { Call, NetworkAct, Scenario } from '../scenario.ts'
import { simulate } from '../simulate.ts'
import { firstDifference } from './difference.ts'
import { type MutantName, mutantNames, mutants } from './mutants.ts'

const close = (host: 'client' | 'server', at: number): Call => ({ at, host, do: 'close' })
const shut: Call = { at: 1000, host: 'client', do: 'shutdown', how: 'write' }
const send = (host: 'client' | 'server', at: number): Call => ({ at, host, do: 'send', bytes: 100 })
const drop = (from: 'client' | 'server', nth: number): NetworkAct => ({ do: 'drop', from, nth })
const run = (script: Call[], network: NetworkAct[] = []): Scenario => connected(script, { network, untilMs: 200_000 })
const serverFirst = [close('server', 1000), close('client', 1500)]
const keepalive: Call = { at: 500, host: 'server', do: 'keepalive', idleMs: 10_000, intervalMs: 1000, probes: 3 }
const forgedReset: NetworkAct = {
  do: 'forge',
  at: 1000,
  from: 'client',
  segment: { flags: 'RST', seq: 500, ack: null, len: 0 },
}

/** One run for each, and where it leaves the right one. */
const shown: Record<MutantName, [run: Scenario, at: number, what: string, right: unknown, wrong: unknown]> = {
  agate: [run([close('client', 1000), close('server', 1000)]), 1020, 'state', 'CLOSING', 'CLOSE_WAIT'],
  basalt: [
    run([shut, send('server', 2000), close('server', 2000)], [drop('server', 4)]),
    2040,
    'state',
    null,
    'CLOSED',
  ],
  cinnabar: [
    run([send('client', 1000), close('client', 1010)], [drop('client', 3)]),
    1030,
    'segment',
    { flags: 'ACK', seq: 1, ack: 1, len: 0 },
    null,
  ],
  dolomite: [run(serverFirst, [drop('server', 3)]), 61_520, 'state', null, 'CLOSED'],
  emery: [run(serverFirst), 61_520, 'state', 'CLOSED', null],
  feldspar: [run(serverFirst), 3520, 'state', null, 'CLOSED'],
  garnet: [run([keepalive, ...serverFirst]), 11_520, 'segment', null, { flags: 'ACK', seq: 1, ack: 2, len: 0 }],
  hematite: [run([close('server', 1000)]), 61_049, 'state', 'CLOSED', null],
  ilmenite: [
    run([shut, send('server', 2000)], [drop('server', 3)]),
    2240,
    'segment',
    { flags: 'PSH,ACK', seq: 1, ack: 2, len: 100 },
    null,
  ],
  jasper: [run([], [forgedReset]), 1000, 'segment', { flags: 'ACK', seq: 1, ack: 1, len: 0 }, null],
  kaolin: [run(serverFirst, [drop('server', 3)]), 1760, 'segment', { flags: 'ACK', seq: 2, ack: 2, len: 0 }, null],
  lapis: [run([send('server', 1000), close('server', 1000)], [drop('server', 3)]), 1040, 'state', null, 'FIN_WAIT_2'],
}

const broken = (name: MutantName, scenario: Scenario) => simulate(scenario, { mutations: { server: mutants[name] } })

describe.each(mutantNames)('%s', (name) => {
  const [scenario, at, what, right, wrong] = shown[name]

  it('leaves the right run where its rule is broken', () => {
    expect(firstDifference(simulate(scenario), broken(name, scenario))).toMatchObject({
      at,
      host: 'server',
      what,
      right,
      wrong,
    })
  })

  it('does what a right stack does when the client closes first and nothing goes wrong', () => {
    const plain = connected(fourWaves)
    expect(broken(name, plain)).toEqual(simulate(plain))
  })

  it('differs from every other in some run', () => {
    const others = mutantNames.filter((other) => other !== name)
    const same = others.filter((other) =>
      Object.values(shown).every(
        ([scenario]) => firstDifference(broken(name, scenario), broken(other, scenario)) === null,
      ),
    )
    expect(same).toEqual([])
  })
})

it('a run has no first difference from itself, and a difference shows from both sides', () => {
  const [scenario] = shown.agate
  const [right, wrong] = [simulate(scenario), broken('agate', scenario)]
  expect(firstDifference(right, right)).toBeNull()
  expect(firstDifference(wrong, right)).toMatchObject({ at: 1020, right: 'CLOSE_WAIT', wrong: 'CLOSING' })
})

it('a broken stack on the client is the client’s alone', () => {
  const scenario = run([close('client', 1000), close('server', 1500)])
  const trace = simulate(scenario, { mutations: { client: mutants.feldspar } })
  expect(firstDifference(simulate(scenario), trace)).toMatchObject({ host: 'client', at: 3520, wrong: 'CLOSED' })
})
