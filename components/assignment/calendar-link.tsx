import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { StatusLine } from '@/components/classroom/status-line'
import { useChange } from '@/components/classroom/use-change'
import { Button, buttonClass } from '@/components/kit/button'
import { TextField } from '@/components/kit/field'
import { useFetched } from '@/components/progress/use-fetched'

/** The due times in a calendar: as a file, or by an address that the calendar reads by itself. */
export function CalendarLink() {
  const t = useTranslations('assignment.calendar')
  const known = useFetched<{ madeAt: string | null }>('/api/me/calendar')
  const { change, busy, said } = useChange(known.again)
  const [address, setAddress] = useState<string | null>(null)
  const made = known.state === 'there' && known.value.madeAt !== null
  async function renew() {
    const told = await change<{ address?: string }>('POST', '/api/me/calendar', {}, t('made'))
    if (told?.address) setAddress(told.address)
  }
  async function end() {
    if (await change('DELETE', '/api/me/calendar', undefined, t('ended'))) setAddress(null)
  }
  return (
    <details className="mt-6">
      <summary className="min-h-11 py-2.5 font-medium">{t('heading')}</summary>
      <p className="max-w-[42rem] text-soft">{t('lead')}</p>
      <div className="mt-3 flex flex-wrap gap-4">
        <a href="/api/me/calendar/file" download className={buttonClass()}>
          {t('download')}
        </a>
        <Button disabled={busy} onClick={() => void renew()}>
          {t(made ? 'renew' : 'make')}
        </Button>
        {made && (
          <Button disabled={busy} onClick={() => void end()}>
            {t('end')}
          </Button>
        )}
      </div>
      {address && (
        <div className="mt-4">
          <TextField
            label={t('address')}
            hint={t('addressHint')}
            readOnly
            value={address}
            onFocus={({ currentTarget }) => currentTarget.select()}
            className="font-mono text-sm"
          />
        </div>
      )}
      <StatusLine said={said} />
    </details>
  )
}
