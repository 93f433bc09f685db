import { describe, expect, it } from 'vitest'
import { hosts } from '../scenario.ts'
import { simulate } from '../simulate.ts'
import { type Claim, type ClaimName, claimNames, entry, falseClaims } from './claims.ts'
import { groundOf, grounds, shortestCounterexamples } from './found.ts'
import { choices, findRefutations, lettersOf, withAdditions } from './search.ts'

const found = shortestCounterexamples()

describe.each(claimNames)('%s', (name) => {
  const { start, alphabet } = grounds[groundOf[name]]
  const verdict = (scenario: typeof start) => falseClaims[name](simulate(scenario), scenario).status

  it('is refuted by the run that the search found', () => {
    expect(found[name]).not.toBeNull()
    expect(verdict(found[name]!.scenario)).toBe('refuted')
  })

  it('is refuted by no shorter one: every subset of the letters was tried', () => {
    const letters = lettersOf(alphabet)
    const subsets = (size: number): number[][] =>
      size === 0
        ? [[]]
        : subsets(size - 1).flatMap((chosen) =>
            letters.flatMap((_, index) => (chosen.every((one) => one < index) ? [[...chosen, index]] : [])),
          )
    for (let size = 0; size < found[name]!.additions; size++) {
      const shorter = subsets(size).map((chosen) =>
        withAdditions(
          start,
          chosen.map((index) => letters[index]!),
        ),
      )
      expect(shorter.filter((scenario) => verdict(scenario) === 'refuted')).toEqual([])
    }
  })
})

describe('the search', () => {
  it('finds the same twice', () => {
    expect(shortestCounterexamples()).toEqual(found)
  })

  it('finds nothing against what is true', () => {
    const finFirst: Claim = (trace) => {
      const early = hosts.find((host) => {
        const at = entry(trace, host, 'TIME_WAIT')
        return at !== undefined && !trace.segments.some((s) => s.from === host && s.flags.includes('FIN') && s.at <= at)
      })
      return early ? { status: 'refuted', at: 0 } : { status: 'held', at: null }
    }
    const notBoth: Claim = (trace) => {
      const reset = trace.segments.some(({ flags }) => flags.includes('RST'))
      const both = hosts.every((host) => entry(trace, host, 'LAST_ACK') !== undefined)
      return both && !reset ? { status: 'refuted', at: 0 } : { status: 'held', at: null }
    }
    for (const { start, alphabet } of Object.values(grounds)) {
      expect(findRefutations(start, { finFirst, notBoth }, alphabet, 2)).toEqual({ finFirst: null, notBoth: null })
    }
  })

  it('takes every choice once, in one order', () => {
    expect([...choices(['a', 'b', 'c'], 2)]).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ])
    expect([...choices(['a'], 0)]).toEqual([[]])
    expect([...choices(['a'], 2)]).toEqual([])
  })
})

describe('a claim says nothing', () => {
  const { start } = grounds.open

  it.each(claimNames.filter((name) => groundOf[name] === 'open'))('about a run in which nobody closes: %s', (name) => {
    expect(falseClaims[name as ClaimName](simulate(start), start)).toEqual({ status: 'silent', at: null })
  })

  it('of one MSL about a network that holds a segment for longer', () => {
    const { start } = grounds.closing
    const scenario = {
      ...start,
      network: [{ do: 'delay', from: 'server', nth: 3, byMs: 40_000 } as const],
    }
    expect(falseClaims['one-msl-is-enough'](simulate(scenario)).status).toBe('silent')
  })
})
