import { beforeAll, describe, expect, it } from 'vitest'
import { edgeActions, edgeEvents, edges, figure5 } from './diagram.ts'
import { type Exploration, edgeName, explore, programs, type Violation } from './explore.ts'
import { states } from './trace.ts'

const names = (list: typeof edges) => list.map(({ from, event, to }) => edgeName(from, event, to)).sort()

const bothProfiles = ['rfc9293', 'linux'] as const

describe.each(bothProfiles)('everything that two hosts and a losing network can do, under %s', (profile) => {
  let found: Exploration
  beforeAll(() => {
    found = explore(profile, { programs: programs([10, 30, 100, 110]), losses: 1, segments: 5 })
    // Tens of thousands of runs, on a machine that may have other work.
  }, 60_000)

  const statesOf = (violation: Violation) => [
    ...new Set(found.violations.filter(({ what }) => what === violation).map(({ state }) => state)),
  ]

  it('is a search of some size', () => {
    expect(found.runs).toBeGreaterThan(30_000)
  })

  it('comes to rest only where the RFC waits for an application', () => {
    expect(statesOf('not-at-rest')).toEqual([])
  })

  it('leaves every state once the applications close; the RFC has no timer in FIN_WAIT_2, should the peer be gone', () => {
    expect(statesOf('cannot-be-left')).toEqual(profile === 'rfc9293' ? ['FIN_WAIT_2'] : [])
  })

  it('never leaves two hosts open that have both closed', () => {
    expect(statesOf('open-after-both-closed')).toEqual([])
  })

  it('reaches all eleven states', () => {
    expect([...found.states].sort()).toEqual([...states].sort())
  })

  it('takes the edges of the diagram, all of them and no others', () => {
    const expected = edges.filter(({ kind }) => kind !== 'sockets' && (kind !== 'linux' || profile === 'linux'))
    // A request of Linux has no way back to LISTEN: it is dropped.
    const onlyRfc = edgeName('SYN_RECEIVED', 'rcv-rst', 'LISTEN')
    const derived = [...found.edges].sort()
    expect(derived).toEqual(names(expected).filter((name) => profile === 'rfc9293' || name !== onlyRfc))
  })
})

describe('the diagram of figure 5', () => {
  it('has twenty edges, one of which no socket call can take', () => {
    expect(figure5).toHaveLength(20)
    expect(names(figure5.filter(({ kind }) => kind === 'sockets'))).toEqual(['LISTEN send SYN_SENT'])
  })

  it('names each edge once, in words that the view knows', () => {
    expect(new Set(names(edges)).size).toBe(edges.length)
    expect(edges.every(({ event, action }) => edgeEvents.includes(event) && edgeActions.includes(action))).toBe(true)
  })
})
