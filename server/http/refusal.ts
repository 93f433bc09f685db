import type { Decision } from '../permissions.ts'
import { type ProblemCode, problem } from './problem.ts'

const codes = {
  'sign-in': 'sign-in-required',
  hidden: 'not-found',
  'not-permitted': 'not-permitted',
  archived: 'class-archived',
} as const satisfies Record<Exclude<Decision, 'allowed'>, ProblemCode>

/** The answer to what may not be done; null when it may. */
export const refusal = (decision: Decision): Response | null =>
  decision === 'allowed' ? null : problem(codes[decision])
