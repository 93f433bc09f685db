import type { HostStack } from '../scenario.ts'

/** Settings by their Linux names, in Linux' units: seconds, counts, or `_ms` and `_us` as named. */
export const defaults = {
  tcp_fin_timeout: 60,
  tcp_keepalive_intvl: 75,
  tcp_keepalive_probes: 9,
  tcp_keepalive_time: 7200,
  tcp_max_orphans: 131072,
  tcp_max_tw_buckets: 131072,
  tcp_orphan_retries: 0,
  tcp_retries2: 15,
  tcp_rfc1337: 0,
  tcp_rto_max_ms: 120000,
  tcp_rto_min_us: 200000,
  tcp_syn_linear_timeouts: 4,
  tcp_syn_retries: 6,
  tcp_synack_retries: 5,
  tcp_timestamps: 1,
  tcp_tw_reuse: 2,
  tcp_tw_reuse_delay: 1000,
  tcp_early_retrans: 3,
  tcp_invalid_ratelimit: 500,
  tcp_sack: 1,
  tcp_rmem: '4096 131072 6291456',
  ip_local_port_range: '32768 60999',
} satisfies Record<string, number | string>

export type Setting = keyof typeof defaults
export type Settings = { [name in Setting]: (typeof defaults)[name] extends string ? string : number }

/** What only a program can ask for, which the calls of a scenario do with numbers of their own: `keepalive`. */
export const ofSockets = ['tcp_keepalive_intvl', 'tcp_keepalive_probes', 'tcp_keepalive_time'] as const

/** RFC 9293 leaves timestamps (RFC 7323) and SACK (RFC 2018) to the implementation; the profile does without. */
export const withoutExtensions: Partial<Settings> = { tcp_timestamps: 0, tcp_sack: 0 }

export function settingsOf({ profile, sysctl }: HostStack): Settings {
  const given = { ...(profile === 'rfc9293' ? withoutExtensions : {}), ...sysctl }
  return Object.fromEntries(
    Object.entries(defaults).map(([name, usual]) => [name, likeUsual(given[name as Setting], usual)]),
  ) as Settings
}

/** A number may be written as a string, as in /proc; what is no number leaves the default. */
function likeUsual(value: string | number | undefined, usual: string | number): string | number {
  if (value === undefined) return usual
  if (typeof usual === 'string') return String(value)
  return Number.isFinite(Number(value)) ? Number(value) : usual
}

/** The middle one of three numbers: what a receive buffer starts with. */
export const initialReceiveBuffer = (settings: Settings): number => Number(settings.tcp_rmem.split(/\s+/)[1]) || 131072
