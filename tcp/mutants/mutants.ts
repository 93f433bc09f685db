import { finSent } from '../engine/connection.ts'
import type { Mutation } from '../engine/machine.ts'
import { FIN } from '../engine/segment.ts'
import { after } from '../engine/seq.ts'
import { runs, setTimer } from '../engine/timers.ts'

/**
 * Stacks with one rule replaced, each after a bug that a real one shipped; which, is told in content/interview. They have names of
 * stones that tell nothing, since the names reach the browser. Nothing but the pages of these questions loads this file.
 */
export const mutants = {
  agate: ({ profile }) => ({ profile: { ...profile, crossingFin: 'CLOSE_WAIT' } }),
  basalt: ({ profile }) => ({
    profile: { ...profile, finAcked: (c) => (c.state === 'LAST_ACK' && finSent(c)) || profile.finAcked(c) },
  }),
  cinnabar: ({ profile }) => ({
    profile: {
      ...profile,
      beforeStep1: (c, s) => {
        const gap = s.flags & FIN && after(s.seq, c.rcvNxt) && after(c.rcvEdge, s.seq)
        if (gap && readsOn.has(c.state) && !c.orphan) c.rcvNxt = s.seq
        return profile.beforeStep1(c, s)
      },
    },
  }),
  dolomite: ({ profile }) => ({
    profile: { ...profile, timeWaitMs: (c) => (runs(c, 'TIME_WAIT') ? undefined : profile.timeWaitMs(c)) },
  }),
  emery: ({ profile }) => ({ profile: { ...profile, timeWaitMs: () => undefined } }),
  feldspar: ({ profile }) => ({ profile: { ...profile, timeWaitMs: () => 2000 } }),
  garnet: ({ profile }) => ({
    profile: {
      ...profile,
      timeWaitMs: (c) => {
        if (c.keepalive) setTimer(c, 'KEEPALIVE', c.keepalive.idleMs)
        return profile.timeWaitMs(c)
      },
    },
  }),
  hematite: ({ profile }) => ({ profile: { ...profile, finWait2Expired: () => {} } }),
  ilmenite: ({ timeouts }) => ({
    timeouts: {
      ...timeouts,
      RTO: (c) => c.state !== 'CLOSE_WAIT' && timeouts.RTO(c),
      TLP: (c) => c.state !== 'CLOSE_WAIT' && timeouts.TLP(c),
    },
  }),
  jasper: ({ profile }) => ({ profile: { ...profile, resets: () => true } }),
  kaolin: ({ profile }) => ({
    profile: {
      ...profile,
      mayAnswerInvalid: (c, s, challenge) => c.state !== 'TIME_WAIT' && profile.mayAnswerInvalid(c, s, challenge),
    },
  }),
  lapis: ({ profile }) => ({
    profile: { ...profile, finAcked: (c) => (c.state === 'FIN_WAIT_1' && finSent(c)) || profile.finAcked(c) },
  }),
} satisfies Record<string, Mutation>

export type MutantName = keyof typeof mutants
export const mutantNames = Object.keys(mutants) as [MutantName, ...MutantName[]]

const readsOn = new Set(['ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2'])
