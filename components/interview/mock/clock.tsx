import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { clockOf, type MockState } from '@/quiz/interview/mock'
import { clockText } from './bank'

/** It only shows: nothing ends when the time is over. */
export function Clock({ state }: { state: MockState }) {
  const t = useTranslations('mock')
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [])
  const used = clockOf(state, now)
  const all = state.minutes * 60_000
  return (
    <div>
      <p role="timer" className="tabular-nums">
        {t('clock', { used: clockText(used), all: clockText(all) })}
      </p>
      {used > all && (
        <p className="text-sm text-soft tabular-nums">
          {t('over', { over: clockText(used - all), minutes: state.minutes })}
        </p>
      )}
    </div>
  )
}
