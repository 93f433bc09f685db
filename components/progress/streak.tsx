import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { putSettings } from './settings'
import { browserZone } from './use-fetched'

/** Off until it is asked for; null is off. */
export function Streak({ days, onChange, begun }: { days: number | null; onChange: () => void; begun: boolean }) {
  const t = useTranslations('progress.streak')
  const [failed, setFailed] = useState(false)
  /** What was pressed, until the server has said how long the streak is. */
  const [wanted, setWanted] = useState<boolean | null>(null)
  async function toggle(streak: boolean) {
    setWanted(streak)
    const saved = await putSettings({ streak, timeZone: browserZone() })
    setFailed(!saved)
    if (saved) onChange()
    else setWanted(null)
  }
  if (!begun) return null
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <label className="mt-2 inline-flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={wanted ?? days !== null}
          onChange={(event) => void toggle(event.currentTarget.checked)}
          className="size-5"
        />
        {t('toggle')}
      </label>
      <p role="status">{failed ? t('failed') : days !== null && t('days', { days })}</p>
      {days !== null && <p className="mt-1 text-sm text-soft">{t('note')}</p>}
    </section>
  )
}
