import { useTranslations } from 'next-intl'
import { type FormEvent, type Ref, useRef } from 'react'
import { Inline } from '@/components/kit/inline'
import { Result } from '@/components/question/result'
import { viewOf } from '@/components/question/views'
import type { Grade, PublicQuestion } from '@/quiz/question'

/** One question of a check-up, and what became of it once all are handed in. */
export function CheckUpQuestion({
  question,
  number,
  locked,
  missing,
  grade,
  formRef,
  onSubmit,
}: {
  question: PublicQuestion
  number: number
  locked: boolean
  missing: boolean
  grade: Grade | null | undefined
  formRef: Ref<HTMLFormElement>
  onSubmit: (event: FormEvent) => void
}) {
  const t = useTranslations('progress.checkUp')
  const heading = useRef<HTMLHeadingElement>(null)
  const { Fields } = viewOf(question)
  const graded = grade?.status === 'graded' ? grade : null
  return (
    <form
      ref={formRef}
      onSubmit={onSubmit}
      autoComplete="off"
      className={`my-8 max-w-[46rem] rounded-lg border bg-raised px-4 py-5 sm:px-6 ${missing && !locked ? 'border-bad' : 'border-edge'}`}
    >
      <fieldset disabled={locked} className="min-w-0">
        <legend className="mb-4 text-lg leading-snug font-medium">
          <span className="block text-sm font-normal text-soft">{t('question', { number })}</span>
          <Inline text={question.prompt} />
        </legend>
        <div hidden={graded !== null}>
          <Fields question={question} initial={null} />
        </div>
      </fieldset>
      {graded && <Result question={question} grade={graded} heading={heading} />}
    </form>
  )
}
