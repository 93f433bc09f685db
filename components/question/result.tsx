import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import type { Grade, PublicQuestion } from '@/quiz/question'
import { Mark } from './marks'
import { verdictOf } from './verdict'
import { viewOf } from './views'
import { Watch } from './watch'

const looks = { right: 'text-good', partly: 'text-ink', wrong: 'text-bad' } as const

/** What the server said about an answer, and why. */
export function Result({
  question,
  grade,
  heading,
}: {
  question: PublicQuestion
  grade: Grade & { status: 'graded' }
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const t = useTranslations('question')
  const { Result: Explanation } = viewOf(question)
  const verdict = verdictOf(grade)
  return (
    <div className="mb-4 border-t border-line pt-4">
      <h3 ref={heading} tabIndex={-1} className={`mb-3 text-xl ${looks[verdict]}`}>
        <Mark verdict={verdict} /> {t(`verdict.${verdict}`, { earned: grade.earned, of: grade.of })}
      </h3>
      <Explanation question={question} feedback={grade.feedback} />
      {grade.before && <Watch scenario={grade.before} as="before" />}
      {grade.see && <Watch scenario={grade.see} as={grade.before ? 'after' : 'run'} />}
    </div>
  )
}
