'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/kit/button'
import { newId } from '@/components/kit/new-id'
import { useFetched } from '@/components/progress/use-fetched'
import { browserOutbox } from '@/components/question/browser'
import type { Attempt } from '@/components/question/shelf'
import { useHydrated } from '@/components/question/use-slot'
import { viewOf } from '@/components/question/views'
import type { Locale } from '@/content/locale'
import type { PublicQuestion } from '@/quiz/question'
import { CheckUpQuestion } from './check-up-question'
import { CheckUpResult, useGrades } from './check-up-result'

/** The questions of a unit at once: nothing is shown before all of them are handed in. */
export function CheckUp({ unit }: { unit: string }) {
  const t = useTranslations('progress.checkUp')
  const locale = useLocale()
  const hydrated = useHydrated()
  const check = useFetched<{ questions: PublicQuestion[] }>(hydrated ? `/api/check-ups/${unit}?locale=${locale}` : null)
  const [round, setRound] = useState(0)
  if (check.state === 'loading') return <p className="min-h-96 text-soft">{t('loading')}</p>
  if (check.state === 'failed') {
    return (
      <p className="flex min-h-96 flex-wrap items-start gap-4">
        {t('failed')} <Button onClick={check.again}>{t('retry')}</Button>
      </p>
    )
  }
  const { questions } = check.value
  if (questions.length === 0) return <p className="min-h-96">{t('empty')}</p>
  const again = () => {
    setRound(round + 1)
    check.again()
  }
  // Other seeds are another check-up.
  const key = `${round} ${questions.map(({ seed }) => seed).join(' ')}`
  return <Sheet key={key} questions={questions} onAgain={again} />
}

function Sheet({ questions, onAgain }: { questions: PublicQuestion[]; onAgain: () => void }) {
  const t = useTranslations('progress.checkUp')
  const locale = useLocale() as Locale
  const [handedIn, setHandedIn] = useState<Attempt[] | null>(null)
  const [missing, setMissing] = useState<readonly string[]>([])
  const forms = useRef(new Map<string, HTMLFormElement>())
  const began = useRef(0)
  const grades = useGrades(handedIn)
  useEffect(() => {
    began.current = performance.now()
  }, [])

  function handIn(event: FormEvent) {
    event.preventDefault()
    const answers = questions.map((question) => {
      const form = forms.current.get(question.id)
      return { question, answer: form ? viewOf(question).read(new FormData(form)) : null }
    })
    const empty = answers.filter(({ answer }) => answer === null).map(({ question }) => question.id)
    setMissing(empty)
    if (empty[0]) return forms.current.get(empty[0])?.querySelector<HTMLElement>('input, select, ol button')?.focus()
    // One time for all of them: nobody can tell how long each one took.
    const elapsedMs = Math.round((performance.now() - began.current) / questions.length)
    const attempts = answers.map(
      ({ question, answer }): Attempt => ({
        id: newId(),
        questionId: question.id,
        seed: question.seed,
        version: question.version,
        answer,
        mode: 'check-up',
        locale,
        elapsedMs,
      }),
    )
    setHandedIn(attempts)
    for (const [index, attempt] of attempts.entries()) browserOutbox().add(attempt, questions[index])
  }

  const done = grades !== null && grades.size === questions.length
  return (
    <>
      {done && <CheckUpResult grades={[...grades.values()]} onAgain={onAgain} />}
      <ol>
        {questions.map((question, index) => (
          <li key={question.id}>
            <CheckUpQuestion
              question={question}
              number={index + 1}
              locked={handedIn !== null}
              missing={missing.includes(question.id)}
              grade={done ? grades.get(question.id) : undefined}
              formRef={(form) => {
                if (form) forms.current.set(question.id, form)
              }}
              onSubmit={handIn}
            />
          </li>
        ))}
      </ol>
      <p role="status" className="min-h-7 py-3">
        {missing.length > 0 && !handedIn && t('missing', { count: missing.length })}
        {handedIn && !done && t('waiting', { count: questions.length - (grades?.size ?? 0) })}
      </p>
      {!handedIn && (
        <Button variant="primary" onClick={handIn}>
          {t('handIn')}
        </Button>
      )}
    </>
  )
}
