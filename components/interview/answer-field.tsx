'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'

/** Where an open answer may be typed before the model answer is looked at. Without `onChange` it is not sent anywhere. */
export function AnswerField({
  value,
  onChange,
  rows = 5,
}: {
  value?: string
  onChange?: (text: string) => void
  rows?: number
}) {
  const t = useTranslations('open')
  const id = useId()
  return (
    <div className="max-w-[42rem]">
      <label htmlFor={id} className="font-medium">
        {t('said')}
      </label>
      <textarea
        id={id}
        rows={rows}
        maxLength={4000}
        autoComplete="off"
        aria-describedby={`${id}-note`}
        {...(onChange ? { value, onChange: (event) => onChange(event.target.value) } : {})}
        className="mt-2 block w-full rounded-md border border-edge bg-raised px-3 py-2"
      />
      <p id={`${id}-note`} className="mt-1 text-sm text-soft">
        {t(onChange ? 'saidKept' : 'saidNote')}
      </p>
    </div>
  )
}
