import { useTranslations } from 'next-intl'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from '@/components/kit/button'
import { browserOutbox } from '@/components/question/browser'
import type { Attempt } from '@/components/question/shelf'
import { verdictOf } from '@/components/question/verdict'
import type { Grade } from '@/quiz/question'

const none = () => null

/** What the server has said so far, by question; null where it refused, as another tab was first. */
export function useGrades(attempts: readonly Attempt[] | null): Map<string, Grade | null> | null {
  const state = useSyncExternalStore(
    (listener) => browserOutbox().subscribe(listener),
    () => browserOutbox().state(),
    none,
  )
  if (!attempts || !state) return null
  const grades = new Map<string, Grade | null>()
  for (const { id, questionId } of attempts) {
    const slot = state.slots[questionId]
    if (slot?.attempt.id !== id) continue
    if (slot.phase === 'answered') grades.set(questionId, slot.grade)
    if (slot.phase === 'refused') grades.set(questionId, null)
  }
  return grades
}

export function CheckUpResult({ grades, onAgain }: { grades: (Grade | null)[]; onAgain: () => void }) {
  const t = useTranslations('progress.checkUp')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const verdicts = grades.map((grade) => (grade?.status === 'graded' ? verdictOf(grade) : 'wrong'))
  const count = (verdict: string) => verdicts.filter((each) => each === verdict).length
  return (
    <div>
      <h2 ref={heading} tabIndex={-1} className="text-2xl">
        {t('result', { right: count('right'), all: grades.length })}
        {count('partly') > 0 && t('partly', { partly: count('partly') })}
      </h2>
      <Button className="mt-4" onClick={onAgain}>
        {t('again')}
      </Button>
    </div>
  )
}
