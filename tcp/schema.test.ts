import { describe, expect, expectTypeOf, it } from 'vitest'
import type * as z from 'zod/mini'
import { connected, fourWaves } from './fixture.ts'
import type { Scenario } from './scenario.ts'
import { limits, parseScenario, type scenarioSchema } from './schema.ts'

/** What is wrong with a good scenario after one part of it was replaced. */
function problems(path: (string | number)[], value: unknown) {
  const scenario: unknown = structuredClone(connected(fourWaves))
  const name = path.at(-1) ?? ''
  const parent = path.slice(0, -1).reduce((part, key) => Reflect.get(Object(part), key), scenario)
  Reflect.set(Object(parent), name, value)
  const parsed = parseScenario(scenario)
  return parsed.ok ? [] : parsed.problems
}

describe('reading a scenario', () => {
  it('accepts what the contract allows, and gives it back unchanged', () => {
    const scenario = connected(fourWaves, {
      network: [
        { do: 'drop', from: 'client', nth: 3 },
        { do: 'cut', at: 5 },
        { do: 'forge', at: 9, from: 'server', segment: { flags: 'PSH,ACK', seq: -5, ack: null, len: 3 }, ts: [1, 2] },
      ],
      link: { delayMs: 20, jitterMs: 3, loss: 0.5, duplicate: 0.1, reorder: 0.2, seed: 7 },
    })
    expect(parseScenario(scenario)).toEqual({ ok: true, scenario })
  })

  it('infers the type of the contract, both ways', () => {
    type Inferred = z.infer<typeof scenarioSchema>
    expectTypeOf<Inferred>().toExtend<Scenario>()
    expectTypeOf<Scenario>().toExtend<Inferred>()
  })

  it('says where it is wrong and what should be there', () => {
    expect(problems(['link', 'delayMs'], 'fast')).toEqual([{ path: 'link.delayMs', expected: 'a number' }])
    expect(problems(['script', 3, 'at'], -1)).toEqual([{ path: 'script[3].at', expected: 'at least 0' }])
    expect(problems(['stack', 'client', 'profile'], 'bsd')).toEqual([
      { path: 'stack.client.profile', expected: '"rfc9293" or "linux"' },
    ])
    expect(problems(['untilMs'], undefined)).toEqual([{ path: 'untilMs', expected: 'a number' }])
    expect(problems(['version'], 2)).toEqual([{ path: 'version', expected: '1' }])
  })

  it('knows the calls and the acts of the network', () => {
    expect(problems(['script', 0, 'do'], 'dance')).toEqual([{ path: 'script[0].do', expected: 'a known "do"' }])
    expect(problems(['network'], [{ do: 'drop', from: 'client', nth: 0 }])).toEqual([
      { path: 'network[0].nth', expected: 'at least 1' },
    ])
    expect(problems(['script', 6], { at: 0, host: 'client', do: 'send', bytes: 1.5 })).toEqual([
      { path: 'script[6].bytes', expected: 'a whole number' },
    ])
  })

  it('refuses keys that mean nothing', () => {
    expect(problems(['link', 'delay'], 3)).toEqual([{ path: 'link.delay', expected: 'no such key' }])
    expect(problems(['script', 0, 'bytes'], 3)).toEqual([{ path: 'script[0].bytes', expected: 'no such key' }])
  })

  it('refuses flags that are none', () => {
    const forge = (flags: string) =>
      problems(['network'], [{ do: 'forge', at: 1, from: 'client', segment: { flags, seq: 0, ack: null, len: 0 } }])
    expect(forge('')).toEqual([])
    expect(forge('FIN,PSH,ACK')).toEqual([])
    expect(forge('FIN ACK')).toEqual([{ path: 'network[0].segment.flags', expected: 'flags such as "FIN,ACK"' }])
  })

  it('keeps scripts, settings and times within limits', () => {
    const long = (length: number) =>
      problems(
        ['script'],
        Array.from({ length }, () => ({ at: 0, host: 'client', do: 'accept' })),
      )
    expect(long(limits.script)).toEqual([])
    expect(long(limits.script + 1)).toEqual([{ path: 'script', expected: `at most ${limits.script} long` }])
    expect(problems(['untilMs'], Number.POSITIVE_INFINITY)).toHaveLength(1)
    expect(problems(['untilMs'], limits.untilMs + 1)).toHaveLength(1)
  })

  it('takes settings by name, numbers and strings, and not too many', () => {
    const settings = (value: unknown) => problems(['stack', 'client', 'sysctl'], value)
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`tcp_${i}`, 1]))
    expect(settings({ tcp_rmem: '4096 4096 4096', tcp_rfc1337: 1 })).toEqual([])
    expect(settings({ 'rm -rf': 1 })).toEqual([
      { path: 'stack.client.sysctl.rm -rf', expected: 'the name of a setting' },
    ])
    expect(settings({ tcp_fin_timeout: true })).toEqual([
      { path: 'stack.client.sysctl.tcp_fin_timeout', expected: 'a number or a string' },
    ])
    expect(settings(many(limits.settings))).toEqual([])
    expect(settings(many(limits.settings + 1))).toEqual([
      { path: 'stack.client.sysctl', expected: `at most ${limits.settings} settings` },
    ])
  })

  it.each([null, undefined, 5, 'x', [], true])('refuses %s as a whole', (input) => {
    expect(parseScenario(input)).toEqual({ ok: false, problems: [{ path: '(the scenario)', expected: 'an object' }] })
  })
})
