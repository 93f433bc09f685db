import { defaults } from '../engine/settings.ts'
import type { Profile } from '../scenario.ts'
import { unsupported } from './outcome.ts'
import type { Flag } from './script.ts'

export interface Configuration {
  profile: Profile
  /**
   * How far from its time something may happen. The original has 4 ms; the engine's Linux needs up to 9 ms for an ACK that waits
   * for the next tick, so 10 ms unless the script says otherwise.
   */
  toleranceMs: number
  /** The same, as a share of the time since the event before; the larger one counts. */
  tolerancePercent: number
  connectPort: number
}

/** Flags that say where on the network the script is to run: nothing here depends on them. */
const places = new Set(['ip_version', 'local_ip', 'remote_ip', 'gateway_ip', 'netmask_ip', 'bind_port', 'verbose'])

export function configurationOf(flags: readonly Flag[]): Configuration {
  const configuration: Configuration = {
    profile: 'linux',
    toleranceMs: 10,
    tolerancePercent: 12.5,
    connectPort: 8080,
  }
  for (const flag of flags) apply(configuration, flag)
  return configuration
}

function apply(configuration: Configuration, { line, name, value }: Flag) {
  const number = Number(value)
  if (places.has(name) || isDefault(name, value)) return
  if (name === 'profile' && (value === 'linux' || value === 'rfc9293')) configuration.profile = value
  else if (name === 'tolerance_usecs' && number >= 0) configuration.toleranceMs = number / 1000
  else if (name === 'tolerance_percent' && number >= 0) configuration.tolerancePercent = number
  else if (name === 'connect_port' && number > 0 && number <= 65_535) configuration.connectPort = number
  else throw unsupported(line, `the flag --${name}${value ? `=${value}` : ''}`)
}

/** Flags that are obeyed by doing nothing: no clock of timestamps is checked, and segments have the size of Ethernet's. */
const isDefault = (name: string, value: string) =>
  (name === 'tcp_ts_tick_usecs' && value === '0') || (name === 'mtu' && value === '1500')

/** A setting that a command changes. */
export interface SysctlChange {
  name: string
  value: number | string
}

/** Settings that options of segments depend on, and values of others that mean what the engine does anyway. */
const modelled = new Set([...Object.keys(defaults), 'tcp_sack', 'tcp_window_scaling'])
const harmless: Record<string, (value: string) => boolean> = {
  tcp_congestion_control: (value) => value === 'reno',
  tcp_ecn: (value) => value === '0' || value === '2',
  // No limit for the whole host, as the kernel has it.
  tcp_challenge_ack_limit: (value) => value === '2147483647',
  tcp_fastopen: (value) => value === '0',
  tcp_no_metrics_save: () => true,
  tcp_dsack: (value) => value === '0',
  tcp_abort_on_overflow: (value) => value === '0',
}

/**
 * The settings that a command between backquotes makes, if it is nothing but calls of sysctl: `sysctl -q -w net.ipv4.tcp_fin_timeout=5`.
 */
export function sysctlsIn(line: number, command: string): SysctlChange[] {
  return command
    .split(/\n|;|&&/)
    .map((part) => part.replace(/\s*[12]?>\s*(?:\/dev\/null|&1)/g, '').trim())
    .filter((part) => part !== '' && !part.startsWith('#'))
    .flatMap((part) => sysctlsOf(line, part))
}

function sysctlsOf(line: number, part: string): SysctlChange[] {
  const words = part.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []
  const [program, ...rest] = words.filter((word) => !/^-[a-zA-Z]+$/.test(word))
  if (program !== 'sysctl' || rest.length === 0) throw unsupported(line, `the command ${part}`)
  return rest.flatMap((word) => {
    const [, name, quoted] = /^net[./]ipv4[./](\w+)=(.*)$/.exec(word.replace(/["']/g, '')) ?? []
    if (name === undefined || quoted === undefined) throw unsupported(line, `the setting ${word}`)
    const value = quoted.trim()
    if (Object.hasOwn(harmless, name) && harmless[name]?.(value)) return []
    if (!modelled.has(name)) throw unsupported(line, `the setting ${name}=${value}`)
    return [{ name, value: /^-?\d+$/.test(value) ? Number(value) : value }]
  })
}
