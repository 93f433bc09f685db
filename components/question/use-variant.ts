import { useLocale } from 'next-intl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { PublicQuestion } from '@/quiz/question'
import type { Slot } from './outbox'
import { useTriedBefore } from './progress'
import type { Next } from './shelf'
import { useSlot } from './use-slot'

/** Of every question as the pages have it. */
const pageSeed = 1

/**
 * The question as this learner may try it now. The page has everybody's first variant; who has tried it gets the next
 * one from the server when the question comes near the screen, and after each try. A form that stays open beside its
 * result keeps what is in it: there only the seed goes on.
 */
export function useVariant(first: PublicQuestion, place: RefObject<HTMLElement | null>, staysOpen: boolean) {
  const locale = useLocale()
  const slot = useSlot(first.id)
  // What another tab answers later must not take a half-made answer away here.
  const triedBefore = useTriedBefore(first.id)
  const [question, setQuestion] = useState(first)
  const [seed, setSeed] = useState(first.seed)
  const firstSight = useRef({ seed: first.seed, at: 0 })
  const offered = slot?.phase === 'answered' || slot?.phase === 'refused' ? slot.next : undefined
  // What was refused is asked again as the server now wants it; what was answered stays in view beside its result, also
  // when this page was opened later and would ask for something else.
  const shown =
    slot?.phase === 'refused' && offered && !staysOpen ? offered.question : (anotherAsked(slot, question) ?? question)
  const stale = !slot && seed === pageSeed && triedBefore

  const goOn = useRef((next: Next) => {
    setSeed(next.seed)
    if (!staysOpen) setQuestion(next.question)
  })

  useEffect(() => {
    firstSight.current = { seed: shown.seed, at: performance.now() }
  }, [shown.seed])

  useEffect(() => {
    if (!stale || !place.current) return
    const stop = new AbortController()
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        void fetchVariant(first.id, locale, stop.signal).then((next) => next && goOn.current(next))
      },
      { rootMargin: '300px' },
    )
    observer.observe(place.current)
    return () => {
      stop.abort()
      observer.disconnect()
    }
  }, [stale, first.id, locale, place])

  return {
    question: shown,
    /** What the next press answers: after a grade a variant of its own, also where the form stays as it is. */
    seed: offered?.seed ?? slot?.attempt.seed ?? seed,
    /** Goes on to what was offered. */
    take: () => offered && goOn.current(offered),
    /** By a clock that cannot be set back. */
    elapsedMs: () => Math.round(performance.now() - firstSight.current.at),
  }
}

/** The same question may have been asked in another language: then it is asked here in the page's. */
function anotherAsked(slot: Slot | undefined, { seed, version }: PublicQuestion): PublicQuestion | undefined {
  const asked = slot?.asked
  return asked && (asked.seed !== seed || asked.version !== version) ? asked : undefined
}

/** Null where the server is out of reach: the variant on the page is asked, and the server says if it was answered. */
export async function fetchVariant(id: string, locale: string, signal?: AbortSignal): Promise<Next | null> {
  try {
    const response = await fetch(`/api/questions/${id}?locale=${locale}`, { signal: signal ?? null })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
