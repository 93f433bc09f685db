import { useLocale, useTranslations } from 'next-intl'
import { useFetched } from '@/components/progress/use-fetched'
import { AskedFor } from './asked-for'
import { type AuditEvent, classAddress, momentWords } from './data'
import type { PartProps } from './instructor-class'
import { Pager, usePages } from './pages'

interface Page {
  events: AuditEvent[]
  more: boolean
}

/** Who did what in the class, the newest first, a page at a time. */
export function Log({ classroom }: PartProps) {
  const t = useTranslations('classroom.log')
  const locale = useLocale()
  const pages = usePages()
  const page = useFetched<Page>(classAddress(classroom.id, `/events${pages.query}`))
  return (
    <AskedFor what={page}>
      {({ events, more }) => (
        <>
          <ol>
            {events.map((event) => (
              <li key={event.id} className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[13rem_1fr]">
                <time dateTime={event.at} className="text-sm text-soft tabular-nums">
                  {momentWords(event.at, locale, classroom.timeZone)}
                </time>
                <span className="break-words">
                  {words(event)}
                  {event.details.reason && (
                    <span className="block text-sm text-soft">{t('reason', { reason: event.details.reason })}</span>
                  )}
                </span>
              </li>
            ))}
          </ol>
          <p className="mt-3 text-sm text-soft">{t('zone', { zone: classroom.timeZone })}</p>
          <Pager pages={pages} next={more ? events.at(-1)!.id : null} />
        </>
      )}
    </AskedFor>
  )

  function words({ action, by, whom, details }: AuditEvent) {
    const key = `action.${action}` as 'action.class-created'
    const values = {
      by: by ?? t('gone'),
      whom: whom ?? t('gone'),
      name: details.name ?? '',
      title: details.title ?? '',
    }
    return t.has(key) ? t(key, values) : `${values.by}: ${action}`
  }
}
