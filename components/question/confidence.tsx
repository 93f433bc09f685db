import { useTranslations } from 'next-intl'

const choices = ['sure', 'guessing'] as const
export type Confidence = (typeof choices)[number]

/** How sure the learner is, said before the answer is known. Nobody has to say it. */
export function ConfidenceChoice() {
  const t = useTranslations('question.confidence')
  return (
    <fieldset className="mt-4 flex min-w-0 flex-wrap items-center gap-x-5 text-sm text-soft">
      <legend className="float-left mr-5 py-2.5">{t('ask')}</legend>
      {choices.map((choice) => (
        <label key={choice} className="flex min-h-11 cursor-pointer items-center gap-2">
          <input type="radio" name="confidence" value={choice} className="size-5 accent-ink" />
          {t(choice)}
        </label>
      ))}
    </fieldset>
  )
}

/** What was said in the form; null when nothing was. */
export const confidenceIn = (form: FormData): Confidence | null =>
  choices.find((choice) => choice === form.get('confidence')) ?? null
