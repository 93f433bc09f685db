import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaults, ofSockets, settingsOf } from './engine/settings.ts'
import { connected, drop, fourWaves, scenario } from './fixture.ts'
import type { Call, NetworkAct, Profile, Scenario } from './scenario.ts'
import { type ModelledSetting, modelledSettings, type SettingName } from './settings.ts'
import { simulate } from './simulate.ts'

const profiles: Profile[] = ['rfc9293', 'linux']

const cut = (at: number): NetworkAct => ({ do: 'cut', at })
const close = (host: 'client' | 'server', at: number): Call => ({ at, host, do: 'close' })
const connect = (at: number, localPort?: number): Call => ({
  at,
  host: 'client',
  do: 'connect',
  ...(localPort ? { localPort } : {}),
})
const rst = (at: number): NetworkAct => ({
  do: 'forge',
  at,
  from: 'server',
  segment: { flags: 'RST', seq: 2, ack: null, len: 0 },
})
const old = (at: number): NetworkAct => ({
  do: 'forge',
  at,
  from: 'server',
  segment: { flags: 'ACK', seq: -1000, ack: 1, len: 0 },
})

/** A life in which the setting makes a difference, and a value that makes it; times are enough for either value. */
const shown: Record<SettingName, [value: number | string, Scenario]> = {
  tcp_fin_timeout: [10, connected([close('client', 100)])],
  tcp_timestamps: [0, connected(fourWaves)],
  tcp_sack: [0, connected(fourWaves)],
  tcp_rfc1337: [1, connected(fourWaves, { network: [rst(1000)] })],
  tcp_tw_reuse: [
    1,
    connected([...fourWaves, connect(3000)], {
      stack: {
        client: { profile: 'linux', sysctl: { ip_local_port_range: '40000 40000' } },
        server: { profile: 'linux' },
      },
    }),
  ],
  tcp_tw_reuse_delay: [
    5000,
    connected([...fourWaves, connect(3000)], {
      stack: {
        client: { profile: 'linux', sysctl: { ip_local_port_range: '40000 40000', tcp_tw_reuse: 1 } },
        server: { profile: 'linux' },
      },
    }),
  ],
  tcp_max_tw_buckets: [0, connected(fourWaves)],
  tcp_max_orphans: [0, connected([close('client', 100)])],
  tcp_orphan_retries: [2, connected([close('client', 100)], { network: [cut(90)] })],
  tcp_retries2: [3, connected([{ at: 100, host: 'client', do: 'send', bytes: 10 }], { network: [cut(90)] })],
  tcp_syn_retries: [1, scenario([connect(1)], { network: [cut(0)] })],
  tcp_syn_linear_timeouts: [0, scenario([connect(1)], { network: [cut(0)] })],
  tcp_synack_retries: [1, connected([], { network: [cut(30)] })],
  tcp_rto_min_us: [1_000_000, connected(fourWaves, { network: [drop('client', 3), drop('client', 4)] })],
  tcp_rto_max_ms: [1000, connected([close('client', 100)], { network: [cut(90)] })],
  tcp_early_retrans: [0, connected([close('client', 100)], { network: [cut(90)] })],
  tcp_invalid_ratelimit: [0, connected([], { network: [old(1000), old(1001)] })],
  tcp_rmem: ['4096 8192 8192', connected(fourWaves)],
  ip_local_port_range: ['40000 40001', connected(fourWaves)],
}

/** The same with the setting on both hosts; a null leaves it alone. */
function run([value, life]: [number | string, Scenario], name: SettingName, profile: Profile, set: boolean) {
  const stackOf = (host: 'client' | 'server') => ({
    profile,
    sysctl: { ...life.stack[host].sysctl, ...(set ? { [name]: value } : {}) },
  })
  return simulate({ ...life, stack: { client: stackOf('client'), server: stackOf('server') } })
}

describe('the settings that the engine models', () => {
  it('are all that it has defaults for, but what only a socket can ask for', () => {
    const names = modelledSettings.map(({ name }) => name)
    expect([...names, ...ofSockets].sort()).toEqual(Object.keys(defaults).sort())
  })

  it.each(modelledSettings.map((setting) => [setting.name, setting] as const))(
    '%s: its defaults are the engine’s own',
    (name, setting) => {
      for (const profile of profiles) {
        const usual = setting.defaults[profile]
        if (usual !== null) expect(usual).toBe(settingsOf({ profile })[name])
      }
    },
  )

  it.each(modelledSettings.map((setting) => [setting.name, setting] as const))(
    '%s: its default lies in its range, and has as many numbers as it says',
    (_name, { defaults: usual, min, max, numbers }) => {
      const values = String(usual.linux).split(' ').map(Number)
      expect(values).toHaveLength(numbers)
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(min)
        expect(value).toBeLessThanOrEqual(max)
      }
    },
  )

  it.each(modelledSettings.map((setting) => [setting.name, setting] as const))(
    '%s changes a life under the profiles that have it, and none under those that ignore it',
    (name, setting: ModelledSetting) => {
      for (const profile of profiles) {
        const changes =
          JSON.stringify(run(shown[name], name, profile, true)) !==
          JSON.stringify(run(shown[name], name, profile, false))
        const usual = setting.defaults[profile]
        // A switch that is set to what it is anyway changes nothing.
        expect(changes, profile).toBe(usual !== null && usual !== shown[name][0])
      }
    },
  )

  it('each names where it comes from', () => {
    for (const { rule } of modelledSettings) expect(rule).toMatch(/^RFC \d+ \d/)
  })

  it('are documented with unit, defaults and range', () => {
    const docs = readFileSync(new URL('../docs/scenario-format.md', import.meta.url), 'utf8')
    for (const { name, unit, defaults: usual, min, max } of modelledSettings) {
      expect(docs).toContain(`| \`${name}\` | ${unit} | ${usual.linux} | ${usual.rfc9293 ?? ''} | ${min} to ${max} |`)
    }
  })
})
