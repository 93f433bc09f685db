'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useSyncExternalStore } from 'react'
import { Button } from '@/components/kit/button'
import { browserOutbox } from './browser'

/** Says how many answers wait for the server, on every page. Fixed, so that nothing moves when it comes and goes. */
export function OutboxBanner() {
  const t = useTranslations('question.outbox')
  const kept = useSyncExternalStore(
    (listener) => browserOutbox().subscribe(listener),
    () => browserOutbox().state().kept,
    () => 0,
  )
  useEffect(() => {
    // What has the focus is not to be hidden behind the banner.
    document.documentElement.style.scrollPaddingBottom = kept > 0 ? '6rem' : ''
  }, [kept])
  return (
    <div role="status" className="fixed inset-x-0 bottom-0 z-10">
      {kept > 0 && (
        <div className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-t border-edge bg-raised px-4 py-2">
          <p>{t('waiting', { count: kept })}</p>
          <Button onClick={() => void browserOutbox().flush()}>{t('now')}</Button>
        </div>
      )}
    </div>
  )
}
