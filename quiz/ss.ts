import type { State, TimerName, Variables } from '../tcp/trace.ts'

/** The states as `ss` of iproute2 prints them. */
export const ssStates: Record<State, string> = {
  CLOSED: 'UNCONN',
  LISTEN: 'LISTEN',
  SYN_SENT: 'SYN-SENT',
  SYN_RECEIVED: 'SYN-RECV',
  ESTABLISHED: 'ESTAB',
  FIN_WAIT_1: 'FIN-WAIT-1',
  FIN_WAIT_2: 'FIN-WAIT-2',
  CLOSE_WAIT: 'CLOSE-WAIT',
  CLOSING: 'CLOSING',
  LAST_ACK: 'LAST-ACK',
  TIME_WAIT: 'TIME-WAIT',
}

/** Timers by the names of `ss`; it does not show the others. */
const timers: Partial<Record<TimerName, string>> = {
  RTO: 'on',
  TLP: 'on',
  REORDER: 'on',
  KEEPALIVE: 'keepalive',
  TIME_WAIT: 'timewait',
  FIN_WAIT_2: 'timewait',
  PERSIST: 'persist',
}

/** `timer:(timewait,59sec,0)` for the timer that `ss -o` would show at a moment, ms; empty without one. The last is how often a segment was sent again. */
export function ssTimer(running: Variables['timers'], now: number, expired = 0): string {
  const shown = running.find(({ name }) => timers[name])
  return shown
    ? `timer:(${timers[shown.name]},${ssTime(shown.expiresAt - now)},${timers[shown.name] === 'on' ? expired : 0})`
    : ''
}

/** A time as `ss` prints it: `59sec`, `1min30sec`, `119min`, `3.500ms` (three and a half seconds), `200ms`. */
export function ssTime(ms: number): string {
  const whole = Math.max(0, Math.round(ms))
  const minutes = Math.floor(whole / 60_000)
  const seconds = minutes > 9 ? 0 : Math.floor(whole / 1000) % 60
  const rest = minutes > 0 || seconds > 9 ? 0 : whole % 1000
  return [
    minutes > 0 ? `${minutes}min` : '',
    seconds > 0 ? `${seconds}${rest > 0 ? '.' : 'sec'}` : '',
    rest > 0 ? `${String(rest).padStart(3, '0')}ms` : '',
  ].join('')
}
