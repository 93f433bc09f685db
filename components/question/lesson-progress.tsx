'use client'
import { useTranslations } from 'next-intl'
import { standingOf, useProgress } from './progress'

/**
 * How many of these questions the learner has answered right, as text and as a bar; `all` stands there until it is known.
 * Its numbers are written without Intl, whose first use takes 40 ms of the time in which the page comes to life.
 */
export function LessonProgress({ questionIds, all }: { questionIds: readonly string[]; all: string }) {
  const t = useTranslations('question.progress')
  const progress = useProgress()
  const right = progress ? questionIds.filter((id) => standingOf(progress, id) === 'right').length : 0
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <progress
        max={questionIds.length}
        value={right}
        aria-hidden="true"
        className="h-2 w-24 appearance-none overflow-hidden rounded-full border border-edge bg-page [&::-moz-progress-bar]:bg-good [&::-webkit-progress-bar]:bg-page [&::-webkit-progress-value]:bg-good"
      />
      <span className="tabular-nums">{progress ? t('right', { right, all: questionIds.length }) : all}</span>
    </span>
  )
}
