import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { AskedFor } from '@/components/classroom/asked-for'
import { momentWords } from '@/components/classroom/data'
import { StatusLine } from '@/components/classroom/status-line'
import { useChange } from '@/components/classroom/use-change'
import { Button } from '@/components/kit/button'
import { Dialog } from '@/components/kit/dialog'
import { SelectField, TextField } from '@/components/kit/field'
import { useFetched } from '@/components/progress/use-fetched'
import { type CellDetails, numberWords } from './data'
import { FormulaSteps } from './formula'

interface Props {
  classroom: { timeZone: string }
  address: string
  onClose: () => void
  /** Where grades may be set by hand. */
  onChange?: (() => void) | undefined
}

/** One number of the gradebook: how it came about, what was set by hand and why, and setting it. */
export function CellDialog({ classroom, address, onClose, onChange }: Props) {
  const t = useTranslations('gradebook.cellDialog')
  const locale = useLocale()
  const found = useFetched<CellDetails>(`${address}?locale=${locale}`)
  const title =
    found.state === 'there'
      ? t('of', { name: found.value.learner.name, title: found.value.assignment.title })
      : t('title')
  return (
    <Dialog title={title} onClose={onClose}>
      <AskedFor what={found}>
        {(details) => (
          <>
            <FormulaSteps details={details} timeZone={classroom.timeZone} />
            <History details={details} timeZone={classroom.timeZone} />
            {onChange && (
              <OverrideForm
                details={details}
                address={address}
                onChange={() => {
                  found.again()
                  onChange()
                }}
              />
            )}
          </>
        )}
      </AskedFor>
      <div className="mt-5 flex justify-end">
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </Dialog>
  )
}

function History({ details: { history }, timeZone }: { details: CellDetails; timeZone: string }) {
  const t = useTranslations('gradebook.cellDialog')
  const locale = useLocale()
  if (history.length === 0) return null
  return (
    <section className="mt-5">
      <h3 className="text-xl">{t('history')}</h3>
      <ol className="mt-1 text-sm">
        {history.map(({ at, by, points, excused, reason }) => (
          <li key={at} className="border-b border-line py-2 break-words">
            {t(excused ? 'excusedBy' : points === null ? 'withdrawnBy' : 'setBy', {
              at: momentWords(at, locale, timeZone),
              by: by ?? t('gone'),
              points: numberWords(points ?? 0, locale),
            })}{' '}
            <q>{reason}</q>
          </li>
        ))}
      </ol>
    </section>
  )
}

type Set = 'points' | 'excused' | 'withdrawn'

function OverrideForm({
  details: { formula },
  address,
  onChange,
}: {
  details: CellDetails
  address: string
  onChange: () => void
}) {
  const t = useTranslations('gradebook.cellDialog')
  const { change, busy, said } = useChange(onChange)
  const [set, setSet] = useState<Set>('points')
  const isSet = formula.grade.by !== 'rule'

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const reason = String(data.get('reason') ?? '')
    const body = set === 'points' ? { set, points: Number(data.get('points')), reason } : { set, reason }
    if (!(await change('POST', address, body, t('done')))) return
    form.reset()
    setSet('points')
  }

  return (
    <section className="mt-5">
      <h3 className="text-xl">{t('byHand')}</h3>
      <form onSubmit={(event) => void submit(event)} className="mt-2 space-y-3">
        <SelectField label={t('what')} value={set} onChange={({ target }) => setSet(target.value as Set)}>
          <option value="points">{t('points')}</option>
          <option value="excused">{t('excuse')}</option>
          {isSet && <option value="withdrawn">{t('withdraw')}</option>}
        </SelectField>
        {set === 'points' && (
          <TextField
            label={t('pointsOf', { of: formula.grade.of })}
            name="points"
            type="number"
            min={0}
            max={100_000}
            step="0.01"
            required
          />
        )}
        <TextField label={t('reason')} hint={t('reasonHint')} name="reason" required maxLength={1000} />
        <Button type="submit" disabled={busy}>
          {t('save')}
        </Button>
        <StatusLine said={said} />
      </form>
    </section>
  )
}
