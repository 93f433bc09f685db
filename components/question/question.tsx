'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Inline } from '@/components/kit/inline'
import { newId } from '@/components/kit/new-id'
import type { Locale } from '@/content/locale'
import type { PublicQuestion } from '@/quiz/question'
import { browserOutbox } from './browser'
import { ConfidenceChoice, confidenceIn } from './confidence'
import { Notice } from './notice'
import { Result } from './result'
import { SendButton } from './send-button'
import type { Attempt } from './shelf'
import { StandingMark } from './standing-mark'
import { useSlot } from './use-slot'
import { useVariant } from './use-variant'
import { viewOf } from './views'

/** A question: asked, sent, kept while the server is out of reach, graded, and asked again. */
export function Question({ question: first, mode = 'practice' }: { question: PublicQuestion; mode?: Attempt['mode'] }) {
  const t = useTranslations('question')
  const locale = useLocale() as Locale
  const slot = useSlot(first.id)
  const [missing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { question, seed, take, elapsedMs } = useVariant(first, form, Boolean(viewOf(first).staysOpen))
  const heading = useRef<HTMLHeadingElement>(null)
  /** What to do for the keyboard when the state that a press leads to is there. */
  const focusNext = useRef<'result' | 'fields' | null>(null)
  const noticeId = useId()
  const { Fields, read, staysOpen } = viewOf(question)
  const graded = slot?.phase === 'answered' && slot.grade.status === 'graded' ? slot.grade : null
  const locked = slot?.phase === 'sending' || slot?.phase === 'kept'
  const folded = graded !== null && !staysOpen
  const waiting = slot && slot.phase !== 'answered' && slot.adopted ? slot.attempt : null

  useEffect(() => {
    // A grade that comes much later must not pull the reader away from another place.
    if (slot?.phase === 'kept') focusNext.current = null
    if (focusNext.current === 'result' && graded) {
      focusNext.current = null
      heading.current?.focus()
    }
    if (focusNext.current === 'fields' && !slot) {
      focusNext.current = null
      form.current?.querySelector<HTMLElement>('input:not([type=hidden]), select, ol button')?.focus()
    }
  }, [slot, graded])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    // Enter on the time line of a sandbox is not meant for the form.
    if (document.activeElement?.matches('[type=range]')) return
    const outbox = browserOutbox()
    const phase = outbox.state().slots[question.id]?.phase
    if (phase === 'sending') return
    if (phase === 'kept') return void outbox.flush()
    if (folded) {
      focusNext.current = 'fields'
      take()
      return outbox.dismiss(question.id)
    }
    const filled = new FormData(event.currentTarget)
    const answer = read(filled)
    setMissing(answer === null)
    if (answer === null) return
    focusNext.current = 'result'
    take()
    const confidence = confidenceIn(filled)
    const said = { mode, locale, confidence, elapsedMs: elapsedMs() }
    const { id: questionId, version } = question
    outbox.add({ id: newId(), questionId, seed, version, answer, ...said }, question)
  }

  return (
    <form
      ref={form}
      id={question.id}
      onSubmit={submit}
      autoComplete="off"
      className={`my-8 rounded-lg border border-edge bg-raised px-4 py-5 sm:px-6 ${staysOpen ? '' : 'max-w-[46rem]'}`}
    >
      <div className="mb-2 flex min-h-7 flex-wrap items-baseline justify-between gap-x-4 text-sm text-soft">
        <span>{t(`kind.${question.kind}`)}</span>
        {!graded && <StandingMark questionId={question.id} />}
      </div>
      <fieldset disabled={locked} aria-describedby={noticeId} className="min-w-0">
        <legend className="mb-4 text-lg leading-snug font-medium">
          <Inline text={question.prompt} />
        </legend>
        <div hidden={folded}>
          <Fields key={waiting?.id ?? question.seed} question={question} initial={waiting?.answer} />
          {!staysOpen && <ConfidenceChoice key={`sure ${question.seed}`} />}
        </div>
      </fieldset>
      {graded && <Result key={slot?.attempt.id} question={question} grade={graded} heading={heading} />}
      <Notice id={noticeId} question={question} slot={slot} missing={missing} />
      <SendButton variant={folded ? 'quiet' : 'primary'} aria-disabled={slot?.phase === 'sending'}>
        {t(labelOf(slot?.phase, graded !== null, folded))}
      </SendButton>
      <noscript>
        <p className="mt-3 text-sm text-soft">{t('noScript')}</p>
      </noscript>
    </form>
  )
}

function labelOf(phase: string | undefined, graded: boolean, folded: boolean) {
  if (phase === 'sending') return 'button.sending'
  if (phase === 'kept') return 'button.sendNow'
  if (folded) return 'button.again'
  return graded ? 'button.checkAgain' : 'button.check'
}
