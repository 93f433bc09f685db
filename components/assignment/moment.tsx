import { useLocale, useTranslations } from 'next-intl'
import { browserZone } from '@/components/progress/use-fetched'
import { wallTimeOf } from './zoned-time'

/** A moment as the class's clocks show it, and as the reader's do where they differ. */
export function Moment({ at, zone }: { at: number; zone: string }) {
  const t = useTranslations('assignment')
  const locale = useLocale()
  const own = browserZone()
  const differs = wallTimeOf(at, own) !== wallTimeOf(at, zone)
  return (
    <>
      <time dateTime={new Date(at).toISOString()}>{momentWords(at, locale, zone)}</time>
      {differs && <span className="block text-sm text-soft">{t('yours', { at: momentWords(at, locale, own) })}</span>}
    </>
  )
}

export const momentWords = (at: number, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(at)

const units = [
  ['day', 24 * 60 * 60 * 1000],
  ['hour', 60 * 60 * 1000],
  ['minute', 60 * 1000],
  ['second', 1000],
] as const

/** A length of time in its two largest units; what is less than a second is one second. */
export function durationWords(ms: number, locale: string): string {
  const parts: string[] = []
  let rest = Math.max(1000, ms)
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count === 0 || parts.length === 2) continue
    parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count))
  }
  return parts.join(locale === 'zh' ? '' : ' ')
}
