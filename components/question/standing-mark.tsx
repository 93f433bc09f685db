'use client'
import { useTranslations } from 'next-intl'
import { useStanding } from './progress'

/** How the learner stood with this question before. */
export function StandingMark({ questionId }: { questionId: string }) {
  const t = useTranslations('question.standing')
  const standing = useStanding(questionId)
  if (standing === 'new') return null
  return <span className={standing === 'right' ? 'text-good' : ''}>{t(standing)}</span>
}
