import { type MatrixRow, type MatrixState, matrix, matrixScenario, matrixStates } from '@/tcp/matrix'
import type { Profile } from '@/tcp/scenario'
import { simulate } from '@/tcp/simulate'
import type { Rule } from '@/tcp/trace'

export const profiles = ['rfc9293', 'linux'] as const satisfies readonly Profile[]

/** A row of tcp/recordings/matrix.json: what the RFC says and what the kernel did, where that is known. */
export interface KnownRow {
  state: string
  segment: string
  rfc9293?: { reply: string[]; next: string }
  linux?: { reply: { flags: string }[]; next: string }
  /** Why the kernel leaves the RFC. */
  why?: string
}

export interface Outcome {
  reply: string[]
  next: string
}

export interface OutcomePair {
  known: Outcome | undefined
  simulated: Outcome
  /** `open`: nothing is known that it could be compared with. */
  verdict: 'agrees' | 'differs' | 'open'
}

export interface ComparedRow extends Record<Profile, OutcomePair> {
  state: string
  segment: string
  why: string | undefined
  /** RFC sections under `rfc9293`, Linux functions under `linux`. */
  rules: string[]
}

/** Every row of the matrix, known or not, beside what the simulator answers under both profiles. */
export function compareMatrix(knownRows: readonly KnownRow[]): ComparedRow[] {
  const known = new Map(knownRows.map((row) => [keyOf(row), row]))
  const [rfc, linux] = profiles.map(matrix)
  return rfc!.map((row, index) => {
    const was = known.get(keyOf(row))
    return {
      state: row.state,
      segment: row.segment,
      why: was?.why,
      rfc9293: pair(was && knownOutcome(was, 'rfc9293'), row),
      linux: pair(was && knownOutcome(was, 'linux'), linux![index]!),
      rules: rulesOf(row),
    }
  })
}

const keyOf = ({ state, segment }: { state: string; segment: string }) => `${state} gets ${segment}`

/** A star marks what holds for a passive open: the connection returns to LISTEN and says nothing. */
export function knownOutcome(row: KnownRow, profile: Profile): Outcome | undefined {
  const outcome = row[profile]
  return (
    outcome && {
      reply: outcome.reply.map((r) => (typeof r === 'string' ? r : r.flags)).filter((r) => !r.startsWith('*')),
      next: outcome.next.replace('*', ''),
    }
  )
}

export function pair(known: Outcome | undefined, { reply, next }: Outcome): OutcomePair {
  const simulated = { reply, next }
  if (!known) return { known, simulated, verdict: 'open' }
  const same = known.next === next && known.reply.join(' ') === reply.join(' ')
  return { known, simulated, verdict: same ? 'agrees' : 'differs' }
}

/** The rules by which the segment was judged and answered: the RFC's own, then the functions of the kernel. */
function rulesOf({ state, segment }: MatrixRow): string[] {
  const [rfc, linux] = profiles.map((profile) => rulesAtArrival(profile, state as MatrixState, segment))
  const named = [...rfc!.map((rule) => rule.rfc), ...linux!.flatMap((rule) => rule.linux ?? [])]
  return [...new Set(named)]
}

function rulesAtArrival(profile: Profile, state: MatrixState, segment: string): Rule[] {
  const { segments, events } = simulate(matrixScenario(profile, state, segment))
  const arrival = events.findIndex((event) => event.kind === 'arrive' && segments[event.segment]?.forged)
  return events
    .slice(arrival)
    .filter(({ host, kind }) => host === 'server' && (kind === 'arrive' || kind === 'state' || kind === 'send'))
    .flatMap(({ rule }) => rule ?? [])
}

export interface Count {
  rows: number
  compared: number
  agree: number
}

export function countRows(rows: readonly ComparedRow[], profile: Profile): Count {
  const verdicts = rows.map((row) => row[profile].verdict)
  return {
    rows: rows.length,
    compared: verdicts.filter((verdict) => verdict !== 'open').length,
    agree: verdicts.filter((verdict) => verdict === 'agrees').length,
  }
}

export const byState = (rows: readonly ComparedRow[]): { state: MatrixState; rows: ComparedRow[] }[] =>
  matrixStates.map((state) => ({ state, rows: rows.filter((row) => row.state === state) }))
