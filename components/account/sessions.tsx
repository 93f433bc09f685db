import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/kit/button'
import { send } from '@/components/kit/send'
import { useFetched } from '@/components/progress/use-fetched'
import { languageTags } from '@/content/locale'
import type { OwnSessions } from './account-data'
import { browserName } from './browser-name'

/** Where the user is signed in, each to be ended. */
export function Sessions() {
  const t = useTranslations('account.account.sessions')
  const locale = useLocale()
  const [said, setSaid] = useState<'ended' | 'failed' | null>(null)
  const own = useFetched<OwnSessions>('/api/account/sessions')
  const sessions = own.state === 'there' ? own.value.sessions : []

  async function end(address: string) {
    const ended = await send('DELETE', address)
    setSaid(ended.ok ? 'ended' : 'failed')
    own.again()
  }

  const date = (text: string) =>
    new Date(text).toLocaleString(languageTags[locale as 'en'], { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map((session) => {
          const browser = browserName(session.browser) ?? t('unknown')
          return (
            <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <span>
                <span className="font-semibold">{browser}</span>{' '}
                <span className="text-soft">
                  {session.current ? t('current') : t('lastUsed', { date: date(session.lastUsed) })}
                </span>
              </span>
              {!session.current && (
                <Button
                  aria-label={t('endNamed', { browser, date: date(session.lastUsed) })}
                  onClick={() => void end(`/api/account/sessions/${session.id}`)}
                >
                  {t('end')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 && (
        <Button className="mt-4" onClick={() => void end('/api/account/sessions')}>
          {t('endOthers')}
        </Button>
      )}
      <p role="status" className="mt-2 min-h-7">
        {own.state === 'failed' ? t('failed') : said && t(said)}
      </p>
    </>
  )
}
