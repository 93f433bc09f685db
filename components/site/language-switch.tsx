'use client'
import { usePathname } from 'next/navigation'
import { type MouseEvent, useEffect } from 'react'
import { type Locale, languageTags } from '@/content/locale'
import { ChineseName } from './chinese-name'

const placeKey = 'four-waves:place'
const sections = () => [...document.querySelectorAll('main h2')]

/** The same page in the other language, at the same section: both languages have the same sections in the same order. */
export function LanguageSwitch({ label, to }: { label: string; to: Locale }) {
  const pathname = usePathname()
  useEffect(() => {
    const place = sessionStorage.getItem(placeKey)
    if (place === null) return
    sessionStorage.removeItem(placeKey)
    sections()[Number(place)]?.scrollIntoView()
  }, [])

  const remember = ({ currentTarget }: MouseEvent<HTMLAnchorElement>) => {
    currentTarget.search = location.search
    // A scenario in the address is the same in both languages; the names of sections are not.
    if (/^#v\d/.test(location.hash)) currentTarget.hash = location.hash
    const passed = sections().filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2).length
    if (passed > 0) sessionStorage.setItem(placeKey, String(passed - 1))
  }

  return (
    <a
      href={`/${to}${pathname.replace(/^\/[^/]+/, '')}`}
      hrefLang={languageTags[to]}
      lang={languageTags[to]}
      onClick={remember}
      className="flex min-h-11 items-center px-2 no-underline hover:underline"
    >
      {to === 'zh' ? <ChineseName name={label} /> : label}
    </a>
  )
}
