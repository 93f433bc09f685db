import { useEffect, useState } from 'react'
import type { Candidates } from '@/quiz/candidates'
import type { Scenario } from '@/tcp/scenario'
import { loadWords } from './clause-words'

export interface Found extends Candidates {
  words: Awaited<ReturnType<typeof loadWords>>
}

/** What the run that was played offers for a goal. The engine comes with the simulator that plays it. */
export function useCandidates(start: Scenario, played: Scenario): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let current = true
    const load = async () => {
      const [{ simulate }, { candidatesOf }, words] = await Promise.all([
        import('@/tcp/simulate'),
        import('@/quiz/candidates'),
        loadWords(),
      ])
      if (current) setFound({ ...candidatesOf(simulate(start), simulate(played)), words })
    }
    void load()
    return () => {
      current = false
    }
  }, [start, played])
  return found
}
