import { Agenda, ranks } from './engine/agenda.ts'
import { arrive, defaultPorts } from './engine/arrival.ts'
import { makeCall } from './engine/calls.ts'
import { linux } from './engine/linux.ts'
import type { Machine, Mutation, Stack } from './engine/machine.ts'
import { Network } from './engine/network.ts'
import { rfc9293 } from './engine/rfc9293.ts'
import { settingsOf } from './engine/settings.ts'
import { timeouts } from './engine/timeouts.ts'
import { emptyTrace, type World } from './engine/world.ts'
import type { Host, Profile, Scenario } from './scenario.ts'
import type { Trace } from './trace.ts'

export interface SimulateOptions {
  /** Stop after so many things have happened (segments that arrived, calls, timers), from 1; default 100,000. */
  maxEvents?: number
  /** First sequence numbers, 0 to 2^32 - 1, at time 0; instead of those made from the seed. RFC 9293 3.4.1. */
  isn?: Partial<Record<Host, number>>
  /** Hosts whose stack has one rule replaced: `mutants/`. */
  mutations?: Partial<Record<Host, Mutation>>
}

/**
 * The life of the connections that a scenario describes: RFC 9293 3.10, event by event. A pure function: the same scenario and
 * options give the same trace. Times in and out are ms of simulated time, from 0 to `untilMs`. It does not check the scenario:
 * what comes from outside goes through `parseScenario` first, and what that lets pass never throws. What cannot be done (a port
 * in use, a call without a connection) is a result in the trace. A run that is stopped by `maxEvents` says `truncated`.
 */
export function simulate(scenario: Scenario, options: SimulateOptions = {}): Trace {
  const world = newWorld(scenario, options)
  const { agenda, trace } = world
  let left = options.maxEvents ?? 100_000
  for (let entry = agenda.next(); entry && entry.at <= scenario.untilMs; entry = agenda.next()) {
    if (left-- === 0) {
      trace.truncated = true
      break
    }
    world.now = entry.at
    world.rule = undefined
    entry.run()
  }
  trace.endedAt = trace.truncated ? world.now : scenario.untilMs
  return trace
}

const profiles = { rfc9293, linux } satisfies Record<Profile, unknown>

export function newWorld(scenario: Scenario, options: SimulateOptions = {}): World {
  const world: World = {
    now: 0,
    scenario,
    agenda: new Agenda(),
    trace: emptyTrace(),
    machines: {} as World['machines'],
    isn: options.isn ?? {},
    rule: undefined,
    carry: (from, segment, marks) => network.carry(from, segment, marks),
    ports: { ...defaultPorts },
    connections: 0,
  }
  world.machines.client = newMachine(world, 'client', options.mutations?.client)
  world.machines.server = newMachine(world, 'server', options.mutations?.server)
  const network = new Network(world)
  planCalls(world)
  return world
}

/** Only the next call waits in the agenda, which a long script would make a deep one. */
function planCalls(world: World): void {
  const { agenda, machines, scenario } = world
  const { script } = scenario
  const order = [...script.keys()].sort((a, b) => script[a]!.at - script[b]!.at || a - b)
  const callAt = (place: number) => script[order[place] ?? -1]
  const first = callAt(0)
  if (!first) return
  let turn = 0
  agenda.put({
    at: first.at,
    rank: ranks.call,
    // Before everything that is entered while the run goes on.
    order: -1,
    run() {
      const index = order[turn]!
      const call = script[index]!
      const next = callAt(++turn)
      if (next) {
        this.at = next.at
        agenda.put(this)
      }
      makeCall(machines[call.host], call, index)
    },
  })
}

function newMachine(world: World, name: Host, mutation?: Mutation): Machine {
  const stack = world.scenario.stack[name]
  const right: Stack = { profile: profiles[stack.profile], timeouts }
  const machine: Machine = {
    name,
    world,
    ...right,
    ...mutation?.(right),
    settings: settingsOf(stack),
    connections: new Map(),
    listening: false,
    reuseAddress: true,
    backlog: [],
    current: undefined,
    closed: false,
    accepting: [],
    deferred: [],
    sent: 0,
    arrive: (s, id) => arrive(machine, s, id),
  }
  return machine
}
