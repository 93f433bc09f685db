'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef } from 'react'
import { Button } from '@/components/kit/button'
import { Inline } from '@/components/kit/inline'
import { newId } from '@/components/kit/new-id'
import { browserOutbox } from '@/components/question/browser'
import type { Slot } from '@/components/question/outbox'
import type { Attempt } from '@/components/question/shelf'
import { useHydrated, useSlot } from '@/components/question/use-slot'
import type { Locale } from '@/content/locale'

export interface RubricQuestion {
  id: string
  seed: number
  version?: string | undefined
  rubric: readonly { id: string; text: string }[]
}

/** The key points of an open question, for the learner to tick. What is ticked goes through the outbox like any answer. */
export function RubricForm({
  question,
  mode = 'practice',
  onTicked,
}: {
  question: RubricQuestion
  mode?: Attempt['mode']
  onTicked?: (ticked: string[]) => void
}) {
  const t = useTranslations('open')
  const locale = useLocale() as Locale
  const slot = useSlot(question.id)
  const hydrated = useHydrated()
  const opened = useRef(0)
  const locked = slot?.phase === 'sending' || slot?.phase === 'kept'
  useEffect(() => {
    opened.current = performance.now()
  }, [])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (locked) return
    const ticked = new FormData(event.currentTarget).getAll('point').map(String)
    browserOutbox().add({
      id: newId(),
      questionId: question.id,
      seed: question.seed,
      version: question.version,
      answer: { ticked },
      mode,
      locale,
      elapsedMs: Math.round(performance.now() - opened.current),
    })
    onTicked?.(ticked)
  }

  return (
    <form onSubmit={submit} autoComplete="off" className="max-w-[42rem]">
      <fieldset disabled={locked} className="min-w-0">
        <legend className="font-medium">{t('tick')}</legend>
        <p className="mt-1 text-sm text-soft">{t('tickNote')}</p>
        <div className="mt-3 space-y-2">
          {question.rubric.map(({ id, text }) => (
            <label
              key={id}
              className="flex min-h-11 cursor-pointer items-start gap-3 rounded-md border border-line px-4 py-2.5 hover:border-edge has-checked:border-ink has-checked:bg-sunken"
            >
              <input type="checkbox" name="point" value={id} className="mt-1 size-5 shrink-0 accent-ink" />
              <span className="min-w-0">
                <Inline text={text} />
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" className="min-h-7 py-3">
        <Told slot={slot} />
      </p>
      <Button type="submit" variant="primary" disabled={!hydrated || locked}>
        {slot?.phase === 'sending' ? t('sending') : t('keep')}
      </Button>
    </form>
  )
}

function Told({ slot }: { slot: Slot | undefined }) {
  const t = useTranslations('open')
  if (slot?.phase === 'kept') return t('kept')
  if (slot?.phase === 'refused') return t('refused', { code: slot.code })
  if (slot?.phase === 'answered' && slot.grade.status === 'ticked')
    return t('done', { earned: slot.grade.earned, of: slot.grade.of })
  return null
}
