import { describe, expect, it } from 'vitest'
import { Agenda, ranks } from './agenda.ts'

const drain = (agenda: Agenda) => {
  for (let entry = agenda.next(); entry; entry = agenda.next()) entry.run()
}

describe('the agenda', () => {
  it('gives the earliest first, whatever the order of entry', () => {
    const agenda = new Agenda()
    const seen: number[] = []
    for (const at of [5, 3, 9, 1, 7, 1, 8, 2]) agenda.add(at, ranks.call, () => seen.push(at))
    drain(agenda)
    expect(seen).toEqual([1, 1, 2, 3, 5, 7, 8, 9])
  })

  it('puts the network before arrivals, arrivals before calls and calls before timers at the same moment', () => {
    const agenda = new Agenda()
    const seen: string[] = []
    agenda.add(1, ranks.timer, () => seen.push('timer'))
    agenda.add(1, ranks.call, () => seen.push('call'))
    agenda.add(1, ranks.arrival, () => seen.push('arrival'))
    agenda.add(1, ranks.network, () => seen.push('network'))
    drain(agenda)
    expect(seen).toEqual(['network', 'arrival', 'call', 'timer'])
  })

  it('keeps the order of entry among equals', () => {
    const agenda = new Agenda()
    const seen: number[] = []
    for (let i = 0; i < 50; i++) agenda.add(4, ranks.call, () => seen.push(i))
    drain(agenda)
    expect(seen).toEqual(Array.from({ length: 50 }, (_, i) => i))
  })

  it('has nothing to give when it is empty', () => {
    expect(new Agenda().next()).toBeUndefined()
  })
})
