import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Button } from '@/components/kit/button'
import { fieldClass } from '@/components/kit/field'
import type { LateStep } from '@/quiz/policy/policy'

/** A row as it is typed. */
export interface TypedStep {
  key: number
  amount: string
  unit: keyof typeof unitMs
  side: 'after' | 'before'
  percent: string
}

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const
const unitNames = Object.keys(unitMs) as (keyof typeof unitMs)[]

export const typedSteps = (late: readonly LateStep[]): TypedStep[] =>
  late.map(({ untilMs, percent }, key) => {
    const ms = Math.abs(untilMs)
    const unit = [...unitNames].reverse().find((each) => ms % unitMs[each] === 0) ?? 'minute'
    const amount = String(ms / unitMs[unit])
    return { key, amount, unit, side: untilMs < 0 ? 'before' : 'after', percent: String(percent) }
  })

/** In order of time, whatever the order of typing; what is no number is none. */
export const stepsIn = (typed: readonly TypedStep[]): LateStep[] =>
  typed
    .map(({ amount, unit, side, percent }) => ({
      untilMs: Math.round(numberIn(amount) * unitMs[unit]) * (side === 'before' ? -1 : 1),
      percent: numberIn(percent),
    }))
    .sort((a, b) => a.untilMs - b.untilMs)

const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

/** Until when after the due time an answer is worth how much; before it, a bonus. */
export function LateTable({ steps, onChange }: { steps: TypedStep[]; onChange: (steps: TypedStep[]) => void }) {
  const t = useTranslations('assignment.late')
  const headingId = useId()
  const change = (key: number, part: Partial<TypedStep>) =>
    onChange(steps.map((step) => (step.key === key ? { ...step, ...part } : step)))
  const add = () => {
    const key = Math.max(-1, ...steps.map((step) => step.key)) + 1
    onChange([...steps, { key, amount: '1', unit: 'day', side: 'after', percent: '80' }])
  }
  return (
    <fieldset aria-describedby={`${headingId}-hint`}>
      <legend className="font-medium">{t('heading')}</legend>
      <p id={`${headingId}-hint`} className="max-w-[42rem] text-sm text-soft">
        {t('hint')}
      </p>
      <ul className="mt-2 space-y-3">
        {steps.map((step, index) => (
          <li key={step.key} className="flex flex-wrap items-end gap-2 border-b border-line pb-3">
            <label className="block text-sm">
              {t('until', { row: index + 1 })}
              <input
                type="number"
                min="0"
                step="any"
                required
                value={step.amount}
                onChange={({ currentTarget }) => change(step.key, { amount: currentTarget.value })}
                className={`${fieldClass} block max-w-24`}
              />
            </label>
            <label className="block text-sm">
              {t('unit', { row: index + 1 })}
              <select
                value={step.unit}
                onChange={({ currentTarget }) => change(step.key, { unit: currentTarget.value as TypedStep['unit'] })}
                className={`${fieldClass} block`}
              >
                {unitNames.map((unit) => (
                  <option key={unit} value={unit}>
                    {t(`units.${unit}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="block text-sm">
              {t('side', { row: index + 1 })}
              <select
                value={step.side}
                onChange={({ currentTarget }) => change(step.key, { side: currentTarget.value as TypedStep['side'] })}
                className={`${fieldClass} block`}
              >
                <option value="after">{t('after')}</option>
                <option value="before">{t('before')}</option>
              </select>
            </label>
            <label className="block text-sm">
              {t('percent', { row: index + 1 })}
              <input
                type="number"
                min="0"
                max="200"
                step="any"
                required
                value={step.percent}
                onChange={({ currentTarget }) => change(step.key, { percent: currentTarget.value })}
                className={`${fieldClass} block max-w-24`}
              />
            </label>
            <Button
              onClick={() => onChange(steps.filter(({ key }) => key !== step.key))}
              aria-label={t('removeRow', { row: index + 1 })}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Button className="mt-3" onClick={add}>
        {t('add')}
      </Button>
    </fieldset>
  )
}
