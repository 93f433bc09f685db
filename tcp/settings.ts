import { defaults, type ofSockets, type Setting, type Settings, withoutExtensions } from './engine/settings.ts'
import type { Profile } from './scenario.ts'

export type SettingUnit = 's' | 'ms' | 'us' | 'times' | 'connections' | 'octets' | 'ports' | 'switch'
export type SettingName = Exclude<Setting, (typeof ofSockets)[number]>

/** A setting of a host that changes what the engine does. */
export interface ModelledSetting {
  /** As in /proc/sys/net/ipv4 of Linux. */
  name: SettingName
  unit: SettingUnit
  /** What a host does without the setting; null where the profile ignores it. Several numbers stand in a string, as in /proc. */
  defaults: Record<Profile, number | string | null>
  /** What makes sense, each number of a string included. The engine itself takes any number. */
  min: number
  max: number
  /** How many numbers. */
  numbers: 1 | 2 | 3
  /** The document and section that the setting belongs to, or what stands for one in Linux. */
  rule: string
}

type About = [unit: SettingUnit, min: number, max: number, rule: string]

/** Ranges: net/ipv4/sysctl_net_ipv4.c, where Linux has one. */
const about: { [name in SettingName]: About } = {
  tcp_fin_timeout: ['s', 1, 86_400, 'RFC 9293 3.10.7.4 step 5, tcp_time_wait'],
  tcp_timestamps: ['switch', 0, 1, 'RFC 7323 3'],
  tcp_sack: ['switch', 0, 1, 'RFC 2018 2'],
  tcp_rfc1337: ['switch', 0, 1, 'RFC 1337 3, F1'],
  tcp_tw_reuse: ['switch', 0, 2, 'RFC 6191 2, tcp_twsk_unique'],
  tcp_tw_reuse_delay: ['ms', 1, 60_000, 'RFC 6191 2, tcp_twsk_unique'],
  tcp_max_tw_buckets: ['connections', 0, 2_147_483_647, 'RFC 9293 3.6.1, tcp_time_wait'],
  tcp_max_orphans: ['connections', 0, 2_147_483_647, 'RFC 9293 3.10.4, tcp_check_oom'],
  tcp_orphan_retries: ['times', 0, 255, 'RFC 9293 3.8.3, tcp_orphan_retries'],
  tcp_retries2: ['times', 0, 255, 'RFC 9293 3.8.3, tcp_write_timeout'],
  tcp_syn_retries: ['times', 1, 127, 'RFC 9293 3.8.3, tcp_write_timeout'],
  tcp_syn_linear_timeouts: ['times', 0, 127, 'RFC 6298 5.5, tcp_retransmit_timer'],
  tcp_synack_retries: ['times', 0, 255, 'RFC 9293 3.8.3, tcp_write_timeout'],
  tcp_rto_min_us: ['us', 1, 120_000_000, 'RFC 6298 2.4, tcp_set_rto'],
  tcp_rto_max_ms: ['ms', 1000, 120_000, 'RFC 6298 2.5, tcp_rto_max'],
  tcp_early_retrans: ['switch', 0, 4, 'RFC 8985 7.2, tcp_schedule_loss_probe'],
  tcp_invalid_ratelimit: ['ms', 0, 60_000, 'RFC 5961 7, tcp_oow_rate_limited'],
  tcp_rmem: ['octets', 1, 2_147_483_647, 'RFC 9293 3.8.6, tcp_select_window'],
  ip_local_port_range: ['ports', 1, 65_535, 'RFC 6056 3, inet_csk_get_port'],
}

/** Those that the letter of the RFCs knows too. */
const bothProfiles: ReadonlySet<SettingName> = new Set([
  'tcp_timestamps',
  'tcp_sack',
  'tcp_rfc1337',
  'tcp_rmem',
  'ip_local_port_range',
])

/** All settings with an effect, those of closing first. Defaults are the engine's own. */
export const modelledSettings: readonly ModelledSetting[] = (Object.keys(about) as SettingName[]).map((name) => {
  const [unit, min, max, rule] = about[name]
  const strict: Settings = { ...defaults, ...withoutExtensions }
  return {
    name,
    unit,
    defaults: { rfc9293: bothProfiles.has(name) ? strict[name] : null, linux: defaults[name] },
    min,
    max,
    numbers: String(defaults[name]).split(' ').length as 1 | 2 | 3,
    rule,
  }
})
