'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { AskedFor } from './asked-for'
import { type Classroom, classAddress, momentWords } from './data'
import { InstructorClass } from './instructor-class'
import { LearnerClass } from './learner-class'

/** The class that the address names, as one is in it. */
export function OneClass() {
  const t = useTranslations('classroom.class')
  const hydrated = useHydrated()
  const id = hydrated ? new URLSearchParams(location.search).get('id') : null
  const found = useFetched<Classroom>(hydrated ? classAddress(id || '-') : null)
  return (
    <>
      {found.state !== 'there' && <h1 className="mb-8 text-4xl">{t('title')}</h1>}
      <AskedFor what={found}>
        {(classroom) => (
          <>
            <Heading classroom={classroom} />
            {classroom.as === 'learner' ? (
              <LearnerClass classroom={classroom} onChange={found.again} />
            ) : (
              <InstructorClass classroom={classroom} onChange={found.again} />
            )}
          </>
        )}
      </AskedFor>
    </>
  )
}

function Heading({ classroom: { name, term, timeZone, teachers, archivedAt } }: { classroom: Classroom }) {
  const t = useTranslations('classroom.class')
  const locale = useLocale()
  return (
    <>
      <h1 className="text-4xl break-words">{name}</h1>
      <p className="mt-3 mb-8 max-w-[42rem] text-soft">
        {[term, t('teachers', { count: teachers.length, names: teachers.join(', ') }), t('zone', { zone: timeZone })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {archivedAt && (
        <p className="mb-8 max-w-[42rem] rounded-lg border border-edge bg-sunken px-4 py-3">
          {t('archived', { at: momentWords(archivedAt, locale) })}
        </p>
      )}
    </>
  )
}
