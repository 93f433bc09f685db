import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/kit/button'
import { Inline } from '@/components/kit/inline'
import type { Attempt } from '@/components/question/shelf'
import type { PublicOpen } from '@/quiz/kinds/open'
import { AnswerField } from './answer-field'
import { Disclosure } from './disclosure'
import { Paragraphs } from './paragraphs'
import { RubricForm } from './rubric-form'

/** An open question: answered first, then held against the model answer, then ticked by the learner. */
export function OpenQuestion({ question, mode = 'practice' }: { question: PublicOpen; mode?: Attempt['mode'] }) {
  const t = useTranslations('open')
  const [revealed, setRevealed] = useState(false)
  return (
    <section className="my-8 max-w-[46rem] rounded-lg border border-edge bg-raised px-4 py-5 sm:px-6">
      <p className="mb-2 text-sm text-soft">{t('kind')}</p>
      <h4 className="mb-4 font-sans text-lg leading-snug font-medium">
        <Inline text={question.prompt} />
      </h4>
      <AnswerField />
      {revealed ? (
        <div className="mt-6">
          <ModelAnswer question={question} />
          <div className="mt-6">
            <RubricForm question={question} mode={mode} />
          </div>
        </div>
      ) : (
        <Button variant="primary" className="mt-4" onClick={() => setRevealed(true)}>
          {t('reveal')}
        </Button>
      )}
    </section>
  )
}

/** Takes the focus when it appears because a button was pressed. */
export function ModelAnswer({
  question,
  takesFocus = true,
  level: Heading = 'h5',
}: {
  question: Pick<PublicOpen, 'short' | 'full'>
  takesFocus?: boolean
  /** One below the heading of the question. */
  level?: 'h4' | 'h5'
}) {
  const t = useTranslations('open')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  return (
    <div>
      <Heading ref={heading} tabIndex={-1} className="mb-2 font-medium">
        {t('short')}
      </Heading>
      <Paragraphs text={question.short} />
      <div className="mt-3 border-t border-line">
        <Disclosure summary={t('full')}>
          <Paragraphs text={question.full} />
        </Disclosure>
      </div>
    </div>
  )
}
