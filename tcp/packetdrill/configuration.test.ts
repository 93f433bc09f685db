import { describe, expect, it } from 'vitest'
import { configurationOf, sysctlsIn } from './configuration.ts'
import { Stopped } from './outcome.ts'

const flag = (name: string, value = '') => ({ line: 7, name, value })

function why(action: () => unknown) {
  try {
    action()
  } catch (error) {
    if (error instanceof Stopped) return error.outcome
    throw error
  }
  return null
}

describe('flags', () => {
  it('are not needed: then it is Linux, and 10 ms or an eighth count as in time', () => {
    expect(configurationOf([])).toEqual({
      profile: 'linux',
      toleranceMs: 10,
      tolerancePercent: 12.5,
      connectPort: 8080,
    })
  })

  it('say the profile, the tolerance and the port', () => {
    const flags = [
      flag('profile', 'rfc9293'),
      flag('tolerance_usecs', '4000'),
      flag('tolerance_percent', '0'),
      flag('connect_port', '80'),
    ]
    expect(configurationOf(flags)).toEqual({ profile: 'rfc9293', toleranceMs: 4, tolerancePercent: 0, connectPort: 80 })
  })

  it('say where the script is to run, which is all the same here', () => {
    const flags = [
      flag('ip_version', 'ipv4'),
      flag('local_ip', '192.168.0.1'),
      flag('mtu', '1500'),
      flag('bind_port', '80'),
    ]
    expect(configurationOf(flags)).toEqual(configurationOf([]))
  })

  it.each([
    ['mtu', '1280', '--mtu=1280'],
    ['tcp_ts_tick_usecs', '1000', '--tcp_ts_tick_usecs=1000'],
    ['non_fatal', 'packet', '--non_fatal=packet'],
    ['dry_run', '', '--dry_run'],
    ['profile', 'plan9', '--profile=plan9'],
  ])('that mean more are refused by name and line: %s=%s', (name, value, named) => {
    expect(why(() => configurationOf([flag(name, value)]))).toEqual({
      status: 'unsupported',
      line: 7,
      why: `the flag ${named}`,
    })
  })
})

describe('commands', () => {
  it.each([
    ['sysctl net.ipv4.tcp_fin_timeout=5', [{ name: 'tcp_fin_timeout', value: 5 }]],
    ['sysctl -q -w net.ipv4.tcp_fin_timeout=5', [{ name: 'tcp_fin_timeout', value: 5 }]],
    ['sysctl net/ipv4/tcp_rfc1337=1', [{ name: 'tcp_rfc1337', value: 1 }]],
    ['sysctl -q net.ipv4.tcp_rmem="4096 9000 9000"', [{ name: 'tcp_rmem', value: '4096 9000 9000' }]],
    ["sysctl 'net.ipv4.tcp_rmem=1 2 3'", [{ name: 'tcp_rmem', value: '1 2 3' }]],
    [
      'sysctl net.ipv4.tcp_sack=0 net.ipv4.tcp_timestamps=0',
      [
        { name: 'tcp_sack', value: 0 },
        { name: 'tcp_timestamps', value: 0 },
      ],
    ],
    [
      'sysctl net.ipv4.tcp_retries2=3 > /dev/null 2>&1; sysctl net.ipv4.tcp_orphan_retries=1\nsysctl net.ipv4.tcp_rfc1337=0',
      [
        { name: 'tcp_retries2', value: 3 },
        { name: 'tcp_orphan_retries', value: 1 },
        { name: 'tcp_rfc1337', value: 0 },
      ],
    ],
    ['sysctl net.ipv4.tcp_congestion_control=reno && sysctl net.ipv4.tcp_ecn=0', []],
  ])('of sysctl are obeyed: %s', (command, changes) => {
    expect(sysctlsIn(1, command)).toEqual(changes)
  })

  it.each([
    ['./defaults.sh', 'the command ./defaults.sh'],
    ['sysctl', 'the command sysctl'],
    ['sysctl net.ipv4.tcp_fin_timeout=5 && rm -r /', 'the command rm -r /'],
    ['sysctl net.ipv4.tcp_congestion_control=cubic', 'the setting tcp_congestion_control=cubic'],
    ['sysctl net.ipv4.tcp_ecn=1', 'the setting tcp_ecn=1'],
    ['sysctl net.ipv4.toString=1', 'the setting toString=1'],
    ['sysctl net.core.somaxconn=1', 'the setting net.core.somaxconn=1'],
    ['sysctl net.ipv4.tcp_fin_timeout', 'the setting net.ipv4.tcp_fin_timeout'],
  ])('of another kind are refused by name: %s', (command, reason) => {
    expect(why(() => sysctlsIn(3, command))).toEqual({ status: 'unsupported', line: 3, why: reason })
  })
})
