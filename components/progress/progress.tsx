'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/kit/button'
import { reloadProgress, useProgress } from '@/components/question/progress'
import { useHydrated } from '@/components/question/use-slot'
import { type ReviewData, reviewAddress } from '@/components/review/review-data'
import { Calibration } from './calibration'
import { Challenges } from './challenges'
import type { CourseData, Insights } from './course-data'
import { Lessons } from './lessons'
import { Misconceptions } from './misconceptions'
import { NextStep } from './next-step'
import { OwnData } from './own-data'
import { Streak } from './streak'
import { browserZone, useFetched } from './use-fetched'

/** Everything that the product knows about the learner's learning, and what to do next. */
export function ProgressOverview({ course }: { course: CourseData }) {
  const t = useTranslations('progress')
  const locale = useLocale()
  const hydrated = useHydrated()
  const progress = useProgress()
  const zone = hydrated ? browserZone() : null
  const review = useFetched<ReviewData>(zone && reviewAddress(zone))
  const insights = useFetched<Insights>(zone && `/api/insights?${new URLSearchParams({ zone, locale })}`)
  const retry = () => {
    reloadProgress()
    review.again()
    insights.again()
  }
  if (review.state === 'failed' || insights.state === 'failed') {
    return (
      <p className="flex min-h-96 flex-wrap items-start gap-4">
        {t('failed')} <Button onClick={retry}>{t('retry')}</Button>
      </p>
    )
  }
  const there = progress && review.state === 'there' && insights.state === 'there'
  return (
    <div className="space-y-14">
      {there ? (
        <>
          <NextStep course={course} progress={progress} due={review.value.today.length} />
          <Lessons course={course} progress={progress} />
          {course.challenges.length > 0 && <Challenges course={course} challenges={insights.value.challenges} />}
          <Misconceptions all={insights.value.misconceptions} />
          <Calibration weeks={insights.value.calibration} />
          <Streak
            days={insights.value.streak}
            onChange={insights.again}
            begun={Object.keys(progress.questions).length > 0}
          />
        </>
      ) : (
        <p className="min-h-96 text-soft">{t('loading')}</p>
      )}
      <OwnData onChange={retry} />
    </div>
  )
}
