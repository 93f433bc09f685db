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

/** What fits as the row after this one: later, and worth less. */
const after = (last: TypedStep | undefined): Pick<TypedStep, 'amount' | 'unit' | 'percent'> =>
  last
    ? {
        amount: String(Number(last.amount) + 1),
        unit: last.unit,
        percent: String(Math.max(0, Number(last.percent) - 20)),
      }
    : { amount: '1', unit: 'day', percent: '80' }

/** Until when after the due time an answer is worth how much; before it, a bonus. */
export function LateTable({ steps, onChange }: { steps: TypedStep[]; onChange: (steps: TypedStep[]) => void }) {
  const t = useTranslations('assignment.late')
  const headingId = useId()
  const change = (key: number, part: Partial<TypedStep>) =>
    onChange(steps.map((step) => (step.key === key ? { ...step, ...part } : step)))
  const add = () => {
    const key = Math.max(-1, ...steps.map((step) => step.key)) + 1
    onChange([...steps, { key, side: 'after', ...after(steps.findLast(({ side }) => side === 'after')) }])
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
            <NumberInput
              label={t('until', { row: index + 1 })}
              min={0}
              value={step.amount}
              onType={(amount) => change(step.key, { amount })}
            />
            <Choice
              label={t('unit', { row: index + 1 })}
              value={step.unit}
              options={unitNames.map((unit) => [unit, t(`units.${unit}`)])}
              onChoose={(unit) => change(step.key, { unit })}
            />
            <Choice
              label={t('side', { row: index + 1 })}
              value={step.side}
              options={(['after', 'before'] as const).map((side) => [side, t(side)])}
              onChoose={(side) => change(step.key, { side })}
            />
            <NumberInput
              label={t('percent', { row: index + 1 })}
              min={0}
              max={200}
              value={step.percent}
              onType={(percent) => change(step.key, { percent })}
            />
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

interface NumberProps {
  label: string
  min: number
  max?: number
  value: string
  onType: (value: string) => void
}

const NumberInput = ({ label, onType, ...input }: NumberProps) => (
  <label className="block text-sm">
    {label}
    <input
      type="number"
      step="any"
      required
      onChange={({ currentTarget }) => onType(currentTarget.value)}
      className={`${fieldClass} block max-w-24`}
      {...input}
    />
  </label>
)

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: (readonly [T, string])[]
  onChoose: (value: T) => void
}

const Choice = <T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) => (
  <label className="block text-sm">
    {label}
    <select
      value={value}
      onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}
      className={`${fieldClass} block`}
    >
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </select>
  </label>
)
