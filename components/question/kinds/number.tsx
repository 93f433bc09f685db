import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { KindView } from '../kind-view'
import { Mark, markOf, Why } from '../marks'
import { numberIn } from '../number-text'

export const numberView: KindView<'number'> = {
  Fields: function NumberFields({ question: { unit }, initial }) {
    const t = useTranslations('question.number')
    const id = useId()
    return (
      <div className="flex flex-wrap items-center gap-3">
        <label htmlFor={id}>{unit ? t('labelUnit', { unit }) : t('label')}</label>
        <input
          id={id}
          name="number"
          inputMode="decimal"
          autoComplete="off"
          maxLength={30}
          defaultValue={typeof initial === 'number' ? initial : undefined}
          className="min-h-11 w-36 rounded-md border border-edge bg-page px-3 font-mono tabular-nums"
        />
      </div>
    )
  },

  read: (form) => numberIn(String(form.get('number') ?? '')),

  Result: function NumberResult({ question: { unit = '' }, feedback: { given, expected, correct, near, why } }) {
    const t = useTranslations('question.number')
    return (
      <>
        <p className="font-medium">
          <Mark verdict={markOf(correct)} /> {t('given', { given: String(given), unit })}
        </p>
        {near && <Why text={near} />}
        {!correct && <p className="mt-3 font-medium">{t('expected', { expected: String(expected), unit })}</p>}
        <Why text={why} />
      </>
    )
  },
}
