import { useCallback, useEffect, useState } from 'react'

/** `status` is what the server refused it with; null when it was not reached. */
export type Fetched<T> =
  | { state: 'loading' }
  | { state: 'failed'; status: number | null }
  | { state: 'there'; value: T }

/** A small JSON of the learner's own, asked for when the page is there; null asks for nothing. */
export function useFetched<T>(address: string | null): Fetched<T> & { again: () => void } {
  const [round, setRound] = useState(0)
  const [fetched, setFetched] = useState<{ key: string; address: string | null; result: Fetched<T> } | null>(null)
  const key = `${round} ${address}`
  useEffect(() => {
    if (address === null) return
    let current = true
    const settle = (result: Fetched<T>) => current && setFetched({ key, address, result })
    getJson<T>(address).then(
      (value) => settle({ state: 'there', value }),
      (error) => settle({ state: 'failed', status: error instanceof Refused ? error.status : null }),
    )
    return () => {
      current = false
    }
  }, [address, key])
  const again = useCallback(() => setRound((before) => before + 1), [])
  // Whoever goes back gets the page as it was left, from before an answer perhaps.
  useEffect(() => {
    const afresh = (event: PageTransitionEvent) => event.persisted && again()
    addEventListener('pageshow', afresh)
    return () => removeEventListener('pageshow', afresh)
  }, [again])
  // What was there stays in view while it is asked for again.
  const kept = fetched?.key === key || (fetched?.address === address && fetched.result.state === 'there')
  return { ...(kept ? fetched.result : { state: 'loading' }), again }
}

/** The server answered, and it was no. */
class Refused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`refused: ${status}`)
    this.status = status
  }
}

async function getJson<T>(address: string): Promise<T> {
  const response = await fetch(address)
  if (!response.ok) throw new Refused(response.status)
  return response.json()
}

/** The learner's own time zone, by its IANA name. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
