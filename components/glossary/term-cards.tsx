'use client'
import { useLocale } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

export interface TermCard {
  slug: string
  term: string
  text: string
}

interface Shown {
  card: TermCard
  link: HTMLAnchorElement
}

const gap = 8

/**
 * Shows what a linked term means beside it: on hover, on focus, and on the first tap of a touch, whose second tap
 * follows the link. Without scripts the links lead to the glossary.
 */
export function TermCards({ label }: { label: string }) {
  const locale = useLocale()
  const [shown, show] = useState<Shown | null>(null)
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const main = document.getElementById('main')
    if (!main) return
    let wanted: HTMLAnchorElement | null = null
    const open = async (link: HTMLAnchorElement) => {
      wanted = link
      const card = (await termsIn(locale)).find(({ slug }) => slug === link.dataset.term)
      if (card && wanted === link) show({ card, link })
    }
    const close = () => {
      wanted = null
      show(null)
    }
    const onEnter = (event: PointerEvent | FocusEvent) => {
      const link = termAt(event.target)
      if (link) void open(link)
      else if (!box.current?.contains(event.target as Node)) close()
    }
    const onTap = (event: MouseEvent) => {
      const link = termAt(event.target)
      if (!link || wanted === link || (event as PointerEvent).pointerType !== 'touch') return
      event.preventDefault()
      void open(link)
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close()
    const onHover = (event: PointerEvent) => event.pointerType !== 'touch' && onEnter(event)
    const onFocus = (event: FocusEvent) => (event.target as Element).matches(':focus-visible') && onEnter(event)
    main.addEventListener('pointerover', onHover)
    main.addEventListener('focusin', onFocus)
    main.addEventListener('click', onTap)
    document.addEventListener('keydown', onKey)
    return () => {
      main.removeEventListener('pointerover', onHover)
      main.removeEventListener('focusin', onFocus)
      main.removeEventListener('click', onTap)
      document.removeEventListener('keydown', onKey)
    }
  }, [locale])

  useEffect(() => {
    if (!shown || !box.current) return
    const { link } = shown
    const [place, size] = [link.getClientRects()[0], box.current.getBoundingClientRect()]
    if (!place) return
    const below = place.bottom + gap + size.height < innerHeight
    box.current.style.top = `${below ? place.bottom + gap : place.top - gap - size.height}px`
    box.current.style.left = `${Math.max(gap, Math.min(place.left, document.documentElement.clientWidth - size.width - gap))}px`
    link.setAttribute('aria-describedby', 'term-card')
    const close = () => show(null)
    window.addEventListener('scroll', close, { once: true, passive: true })
    return () => {
      link.removeAttribute('aria-describedby')
      window.removeEventListener('scroll', close)
    }
  }, [shown])

  if (!shown) return null
  return (
    <div
      ref={box}
      id="term-card"
      role="tooltip"
      className="fixed z-20 w-max max-w-[min(22rem,calc(100vw-1rem))] rounded-lg border border-edge bg-raised px-4 py-3 text-[0.95rem] shadow-lg"
    >
      <p className="font-semibold">{shown.card.term}</p>
      <p className="mt-1">{shown.card.text}</p>
      <p className="mt-2 text-sm text-soft">{label}</p>
    </div>
  )
}

const termAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-term]') : null

const loaded = new Map<string, Promise<TermCard[]>>()

/** Fetched at the first term that somebody asks for; out of reach, the links still lead to the glossary. */
function termsIn(locale: string): Promise<TermCard[]> {
  const known = loaded.get(locale)
  if (known) return known
  const terms = fetch(`/${locale}/glossary/terms.json`)
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .catch(() => {
      loaded.delete(locale)
      return []
    })
  loaded.set(locale, terms)
  return terms
}
