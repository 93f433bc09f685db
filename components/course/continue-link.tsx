'use client'
import { buttonClass } from '@/components/kit/button'
import { useProgress } from '@/components/question/progress'
import { type CourseLesson, lessonToContinue } from './course'

interface Step extends Pick<CourseLesson, 'slug' | 'questionIds'> {
  href: `/${string}`
  /** The button's words when this lesson is next. */
  label: string
}

/** One button that leads to what is next; before the progress is known, and for a new learner, to the first lesson. */
export function ContinueLink({
  steps,
  start,
  again,
}: {
  steps: readonly Step[]
  start: { href: `/${string}`; label: string }
  again: { href: `/${string}`; label: string }
}) {
  const progress = useProgress()
  const begun = progress !== null && Object.keys(progress.questions).length > 0
  const next = begun ? (lessonToContinue(steps, progress) ?? again) : start
  return (
    <a href={next.href} className={buttonClass('primary')}>
      {next.label}
    </a>
  )
}
