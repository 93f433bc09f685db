'use client'
import { useTranslations } from 'next-intl'
import { standingOf, useProgress } from './progress'

/** How many of these questions the learner has answered right, as text and as a bar. */
export function LessonProgress({ questionIds }: { questionIds: readonly string[] }) {
  const t = useTranslations('question.progress')
  const progress = useProgress()
  const right = progress ? questionIds.filter((id) => standingOf(progress, id) === 'right').length : 0
  const label = progress ? t('right', { right, all: questionIds.length }) : t('all', { all: questionIds.length })
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <progress
        max={questionIds.length}
        value={right}
        aria-hidden="true"
        className="h-2 w-24 appearance-none overflow-hidden rounded-full border border-edge bg-page [&::-moz-progress-bar]:bg-good [&::-webkit-progress-bar]:bg-page [&::-webkit-progress-value]:bg-good"
      />
      <span className="tabular-nums">{label}</span>
    </span>
  )
}
