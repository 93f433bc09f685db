import { useLocale, useTranslations } from 'next-intl'
import { SelectField, TextField } from '@/components/kit/field'
import { browserZone } from '@/components/progress/use-fetched'
import { momentWords } from './moment'
import { instantsOf, type WallTime, wallTimeOf } from './zoned-time'

/** What was typed, in the class's zone, and which of two moments is meant where the clocks show it twice. */
export interface TypedTime {
  wall: WallTime
  second: boolean
}

export const typedTime = (at: number, zone: string): TypedTime => {
  const wall = wallTimeOf(at, zone)
  const named = instantsOf(wall, zone)
  return { wall, second: named?.kind === 'two' && named.later === at }
}

/** The moment that is meant; null when nothing that could be one was typed. */
export function instantOf({ wall, second }: TypedTime, zone: string): number | null {
  const named = instantsOf(wall, zone)
  if (!named) return null
  return named.kind === 'two' ? (second ? named.later : named.earlier) : named.at
}

interface Props {
  label: string
  hint?: string
  trouble?: string | null
  zone: string
  value: TypedTime
  onChange: (value: TypedTime) => void
  required?: boolean
}

/** A time in the class's zone. It says what the reader's clocks show then, and what a clock change makes of it. */
export function TimeField({ label, hint, trouble, zone, value, onChange, required }: Props) {
  const t = useTranslations('assignment.time')
  const locale = useLocale()
  const named = instantsOf(value.wall, zone)
  const at = instantOf(value, zone)
  const own = browserZone()
  const elsewhere = at !== null && wallTimeOf(at, own) !== wallTimeOf(at, zone)
  return (
    <div className="space-y-2">
      <TextField
        label={label}
        hint={hint}
        trouble={trouble}
        type="datetime-local"
        required={required}
        value={value.wall}
        onChange={({ currentTarget }) => onChange({ wall: currentTarget.value, second: false })}
      />
      {named?.kind === 'two' && (
        <SelectField
          label={t('twice')}
          value={value.second ? 'later' : 'earlier'}
          onChange={({ currentTarget }) => onChange({ ...value, second: currentTarget.value === 'later' })}
        >
          <option value="earlier">{t('first', { at: momentWords(named.earlier, locale, zone) })}</option>
          <option value="later">{t('second', { at: momentWords(named.later, locale, zone) })}</option>
        </SelectField>
      )}
      <p aria-live="polite" className="text-sm text-soft">
        {named?.kind === 'none' && (
          <span className="block text-ink">{t('skipped', { at: momentWords(named.at, locale, zone) })}</span>
        )}
        {elsewhere && t('yours', { at: momentWords(at, locale, own) })}
      </p>
    </div>
  )
}
