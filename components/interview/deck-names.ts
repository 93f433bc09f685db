import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/content/locale'
import type { StudyGroup } from '@/quiz/interview/study-card'

export async function deckNames(locale: Locale): Promise<{ all: string; groups: Record<StudyGroup, string> }> {
  const t = await getTranslations({ locale, namespace: 'interview.anki' })
  const exercises = await getTranslations({ locale, namespace: 'exercises' })
  return {
    all: t('all'),
    groups: {
      questions: t('questions'),
      'follow-ups': t('followUps'),
      counterexamples: exercises('counterexamples.heading'),
      drills: exercises('drills.heading'),
      'stack-bugs': exercises('stack-bugs.heading'),
    },
  }
}
