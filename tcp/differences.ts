import type { Call, Host } from './scenario.ts'

/**
 * Recordings that do not follow from their scenario as it was written down, and what is known about each. With what is
 * said here the comparison is as strict as everywhere else; `only` alone means that just the named facts are compared.
 */
export interface Difference {
  code:
    | 'calls-not-written-down'
    | 'option-not-written-down'
    | 'race-within-a-millisecond'
    | 'states-noted-out-of-order'
    | 'buffer-accounting'
  reason: string
  /** Calls that were made and are not in the script. */
  add?: Call[]
  /** Calls as they must have been, by their index in the script. */
  replace?: Record<number, Call>
  /** Which of the recorded states count, in which order. */
  states?: Partial<Record<Host, (recorded: number) => number[]>>
  /** Segment by segment the two cannot agree; tests hold the facts that must. */
  segmentsDiffer?: true
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

export const differences: Record<string, Difference> = {
  challenge_ack_ratelimit: {
    code: 'calls-not-written-down',
    reason:
      'Both ends send FIN at 805 ms, 31 ms after the last forged RST: the programs ended, and their sockets with them.',
    add: [
      { at: 804, host: 'client', do: 'close' },
      { at: 805, host: 'server', do: 'close' },
    ],
  },
  fin_giveup_default: {
    code: 'calls-not-written-down',
    reason: "The server sends FIN 55 ms after the client's socket is gone: its program ended.",
    add: [{ at: 128560, host: 'server', do: 'close' }],
  },
  linger2_negative: {
    code: 'option-not-written-down',
    reason: 'TCP_LINGER2 was set to -1 before the close, as the title says; without it the orphan stays in FIN_WAIT_2.',
    replace: { 5: { at: 173, host: 'client', do: 'close', linger2Ms: -1 } },
  },
  fin_timeout_10_timewait_still_60: {
    code: 'race-within-a-millisecond',
    reason:
      'FIN and close() both at 145 ms: the delayed-ACK timer of the kernel expired in between, so that the ACK left alone. Elsewhere the close() won.',
    replace: { 5: { at: 156, host: 'server', do: 'close' } },
  },
  piggyback_3seg: {
    code: 'states-noted-out-of-order',
    reason: 'SYN_RECEIVED and ESTABLISHED of the one connection are noted twice within the same millisecond.',
    states: { server: (count) => upTo(count).filter((index) => index !== 2 && index !== 3) },
  },
  timewait_length: {
    code: 'states-noted-out-of-order',
    reason: 'SYN_RECEIVED and ESTABLISHED of the tenth connection are noted twice within the same millisecond.',
    states: { server: (count) => upTo(count).filter((index) => index !== 47 && index !== 48) },
  },
  tw_syn_old_seq_new_ts: {
    code: 'states-noted-out-of-order',
    reason:
      'TIME_WAIT is noted 4 ms before FIN_WAIT_2, which comes before it: the FIN arrived when the second was noted.',
    states: { server: (count) => upTo(count).map((index) => (index === 3 ? 4 : index === 4 ? 3 : index)) },
  },
  zero_window_close: {
    code: 'buffer-accounting',
    reason:
      'The script has the end of the reading (2281 ms), not its beginning (1834 ms), and the offered windows follow what each buffer of the kernel costs in memory, which a receive buffer of 4096 octets is nearly all about.',
    replace: { 5: { at: 1834, host: 'server', do: 'receive', all: true } },
    segmentsDiffer: true,
  },
}
