import { useTranslations } from 'next-intl'
import type { PublicQuestion } from '@/quiz/question'
import type { Slot } from './outbox'
import { verdictOf } from './verdict'

/** One polite line about the answer: what is missing, where it is, what became of it. */
export function Notice({
  id,
  question,
  slot,
  missing,
}: {
  id: string
  question: PublicQuestion
  slot: Slot | undefined
  missing: boolean
}) {
  const t = useTranslations('question')
  const text = textOf()
  // The result's heading says the same to the eye.
  const spokenOnly = slot?.phase === 'answered' && slot.grade.status === 'graded' && !missing
  return (
    <p id={id} role="status" className={spokenOnly ? 'sr-only' : 'min-h-7 py-3 empty:py-2'}>
      {text}
    </p>
  )

  function textOf(): string | null {
    if (missing) return t(`missing.${question.kind}`)
    if (!slot || slot.phase === 'sending') return null
    if (slot.phase === 'kept') return t('kept')
    if (slot.phase === 'refused' && slot.code === 'variant-answered') return t('variantAnswered')
    if (slot.phase === 'refused' && isLimit(slot.code)) return t(`tooMuch.${slot.code}`)
    if (slot.phase === 'refused') return t('refused', { code: slot.code })
    const { grade } = slot
    if (grade.status === 'ungraded') return t(`ungraded.${grade.reason}`, { detail: grade.detail ?? '' })
    return t(`verdict.${verdictOf(grade)}`, { earned: grade.earned, of: grade.of })
  }
}

const limits = ['too-many-entries', 'too-many-events'] as const
const isLimit = (code: string): code is (typeof limits)[number] => limits.some((limit) => limit === code)
