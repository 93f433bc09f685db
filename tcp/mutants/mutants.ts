import { finSent } from '../engine/connection.ts'
import type { Mutation } from '../engine/machine.ts'
import { FIN } from '../engine/segment.ts'
import { after } from '../engine/seq.ts'
import { runs, setTimer } from '../engine/timers.ts'

/**
 * Stacks with one rule replaced, each after a bug that a real one shipped; which, is told in content/interview. They are named by
 * letters, since their names reach the browser. Nothing but the pages of these questions loads this file.
 */
export const mutants = {
  a: ({ profile }) => ({ profile: { ...profile, crossingFin: 'CLOSE_WAIT' } }),
  b: ({ profile }) => ({
    profile: { ...profile, finAcked: (c) => (c.state === 'LAST_ACK' && finSent(c)) || profile.finAcked(c) },
  }),
  c: ({ profile }) => ({
    profile: {
      ...profile,
      beforeStep1: (c, s) => {
        const gap = s.flags & FIN && after(s.seq, c.rcvNxt) && after(c.rcvEdge, s.seq)
        if (gap && readsOn.has(c.state) && !c.orphan) c.rcvNxt = s.seq
        return profile.beforeStep1(c, s)
      },
    },
  }),
  d: ({ profile }) => ({
    profile: { ...profile, timeWaitMs: (c) => (runs(c, 'TIME_WAIT') ? undefined : profile.timeWaitMs(c)) },
  }),
  e: ({ profile }) => ({ profile: { ...profile, timeWaitMs: () => undefined } }),
  f: ({ profile }) => ({ profile: { ...profile, timeWaitMs: () => 2000 } }),
  g: ({ profile }) => ({
    profile: {
      ...profile,
      timeWaitMs: (c) => {
        if (c.keepalive) setTimer(c, 'KEEPALIVE', c.keepalive.idleMs)
        return profile.timeWaitMs(c)
      },
    },
  }),
  h: ({ profile }) => ({ profile: { ...profile, finWait2Expired: () => {} } }),
  i: ({ timeouts }) => ({
    timeouts: {
      ...timeouts,
      RTO: (c) => c.state !== 'CLOSE_WAIT' && timeouts.RTO(c),
      TLP: (c) => c.state !== 'CLOSE_WAIT' && timeouts.TLP(c),
    },
  }),
  j: ({ profile }) => ({ profile: { ...profile, resets: () => true } }),
  k: ({ profile }) => ({
    profile: {
      ...profile,
      mayAnswerInvalid: (c, s, challenge) => c.state !== 'TIME_WAIT' && profile.mayAnswerInvalid(c, s, challenge),
    },
  }),
  l: ({ profile }) => ({
    profile: { ...profile, finAcked: (c) => (c.state === 'FIN_WAIT_1' && finSent(c)) || profile.finAcked(c) },
  }),
} satisfies Record<string, Mutation>

export type MutantName = keyof typeof mutants
export const mutantNames = Object.keys(mutants) as [MutantName, ...MutantName[]]

const readsOn = new Set(['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2'])
