'use client'
import { useTranslations } from 'next-intl'
import { standingOf, useProgress } from './progress'

/** How the learner stood with this question before. */
export function StandingMark({ questionId }: { questionId: string }) {
  const t = useTranslations('question.standing')
  const progress = useProgress()
  const standing = progress ? standingOf(progress, questionId) : 'new'
  if (standing === 'new') return null
  return <span className={standing === 'right' ? 'text-good' : ''}>{t(standing)}</span>
}
