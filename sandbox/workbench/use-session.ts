'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Locale } from '@/content/locale'
import type { Scenario } from '../../tcp/scenario.ts'
import type { Problem } from '../../tcp/schema.ts'
import { whenRested } from '../rested.ts'
import { type LibraryScenario, libraryAddress } from './library.ts'
import type { LinkProblem, Opened } from './share-link.ts'

/** What has been opened: everything that is done afterwards is done to this. */
export interface Place {
  /** Another one for everything opened, so that the simulator begins anew. */
  key: number
  /** The library's entry that was opened; null for a scenario from a link, a file or this browser. */
  entry: LibraryScenario | null
  title: string
  scenario: Scenario
  position: number
  /** From a link: to be looked at until somebody makes it theirs. */
  readOnly: boolean
}

interface Aside {
  place: Place
  scenario: Scenario
  position: number
}

export interface LinkNotice {
  code: LinkProblem | 'unknown' | 'unreachable'
  slug: string
  problems: Problem[]
}

/** Which scenario lies on the bench, and what has become of it. */
export function useSession(first: LibraryScenario, locale: Locale) {
  const [place, setPlace] = useState<Place>(() => placeOf(first, locale, 0, 0))
  const [scenario, setScenario] = useState(place.scenario)
  const [position, setPosition] = useState(0)
  const [notice, setNotice] = useState<LinkNotice | null>(null)
  const count = useRef(0)

  const [aside, setAside] = useState<Aside | null>(null)
  const changed = useMemo(() => JSON.stringify(scenario) !== JSON.stringify(place.scenario), [scenario, place])
  const latest = useRef<Aside | null>(null)
  useEffect(() => {
    latest.current = changed ? { place, scenario, position } : null
  })

  /** The simulator shows a step at once; what else depends on it may come later. */
  const goOn = useCallback((to: number) => whenRested(() => setPosition(to)), [])

  const open = useCallback((next: Omit<Place, 'key'>) => {
    count.current += 1
    if (latest.current) setAside(latest.current)
    setPlace({ ...next, key: count.current })
    setScenario(next.scenario)
    setPosition(next.position)
    setNotice(null)
  }, [])

  const follow = useCallback(
    async (hash: string) => {
      const asked = ++count.current
      const found = await resolve(await opened(hash), first, locale)
      // Somebody who has gone on meanwhile is not called back.
      if (asked !== count.current || !found) return
      if ('code' in found) setNotice(found)
      else {
        open(found)
        const bench = document.getElementById('workbench')
        if (bench && bench.getBoundingClientRect().top < 0) bench.scrollIntoView()
      }
    },
    [first, locale, open],
  )

  useEffect(() => {
    const read = () => void follow(location.hash)
    // A press on the link that the address already names is no change of the address.
    const press = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (link?.hash.startsWith('#v') && link.href === location.href) read()
    }
    if (location.hash) read()
    addEventListener('hashchange', read)
    document.addEventListener('click', press)
    return () => {
      removeEventListener('hashchange', read)
      document.removeEventListener('click', press)
    }
  }, [follow])

  return {
    place,
    scenario,
    position,
    notice,
    /** Whether the scenario is another one than was opened. */
    changed,
    setScenario,
    setPosition: goOn,
    open,
    makeMine: () => setPlace({ ...place, readOnly: false }),
    dismiss: () => setNotice(null),
    /** What was changed here before something else was opened. */
    aside,
    takeBack: () => {
      if (!aside) return
      open({ ...aside.place, position: aside.position })
      setScenario(aside.scenario)
      setAside(latest.current)
    },
  }
}

export type Session = ReturnType<typeof useSession>

const placeOf = (entry: LibraryScenario, locale: Locale, position: number, key: number): Place => ({
  key,
  entry,
  title: entry.title[locale],
  scenario: entry.scenario,
  position,
  readOnly: false,
})

/** What reads a link comes when there is one. */
async function opened(hash: string): Promise<Opened | 'unreachable'> {
  try {
    const { readHash } = await import('./share-link.ts')
    return await readHash(hash)
  } catch {
    return 'unreachable'
  }
}

/** null where the address asks for nothing. */
async function resolve(
  opened: Opened | 'unreachable',
  first: LibraryScenario,
  locale: Locale,
): Promise<Omit<Place, 'key'> | LinkNotice | null> {
  if (opened === 'unreachable') return { code: opened, slug: '', problems: [] }
  switch (opened.kind) {
    case 'nothing':
      return null
    case 'problem':
      return { code: opened.code, slug: '', problems: opened.problems }
    case 'shared':
      return { entry: null, title: opened.title, scenario: opened.scenario, position: opened.step, readOnly: true }
    case 'library': {
      const entry = opened.slug === first.slug ? first : await fetchEntry(opened.slug, locale)
      return typeof entry === 'string'
        ? { code: entry, slug: opened.slug, problems: [] }
        : placeOf(entry, locale, opened.step, 0)
    }
  }
}

async function fetchEntry(slug: string, locale: Locale): Promise<LibraryScenario | 'unknown' | 'unreachable'> {
  try {
    const response = await fetch(libraryAddress(locale, slug))
    if (response.status === 404) return 'unknown'
    return response.ok ? await response.json() : 'unreachable'
  } catch {
    return 'unreachable'
  }
}
