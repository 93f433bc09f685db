'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { readPlace, readWishes } from './address.ts'
import { EmbedView } from './embed-view.tsx'
import { type Opened, open } from './open.ts'

/** The embedded page: what its address asks for, or in words why that is not to be had. */
export function EmbedPage() {
  const t = useTranslations('embed')
  const locale = useLocale() === 'zh' ? 'zh' : 'en'
  const [opened, set] = useState<Opened | null>(null)
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const changed = () => setHash(location.hash)
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  useEffect(() => {
    let wanted = true
    set(null)
    void open(readPlace(hash), hash, locale).then((result) => wanted && set(result))
    return () => {
      wanted = false
    }
  }, [hash, locale])

  if (!opened) return <p className="p-4 text-soft">{t('loading')}</p>
  return (
    <>
      {opened.kind === 'run' ? (
        <EmbedView key={hash} {...opened} controls={readWishes(location.search).controls} />
      ) : (
        <p role="alert" className="border border-line bg-raised p-4">
          {t(opened.code)}
        </p>
      )}
      <p className="p-1 text-end text-xs">
        <a
          href={`/${locale}/sandbox${hash}`}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-6 items-center underline"
        >
          {t('full')}
        </a>
      </p>
    </>
  )
}
