'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { AskedFor } from '@/components/classroom/asked-for'
import { classAddress } from '@/components/classroom/data'
import { SelectField } from '@/components/kit/field'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { CellDialog } from './cell-dialog'
import type { Gradebook } from './data'
import { Export } from './export'
import { GradeTable } from './grade-table'
import { Regrade } from './regrade'

/** The gradebook of the class that the address names. */
export function GradebookPage() {
  const t = useTranslations('gradebook')
  const hydrated = useHydrated()
  const id = hydrated ? new URLSearchParams(location.search).get('id') : null
  const found = useFetched<Gradebook>(hydrated ? classAddress(id || '-', '/gradebook') : null)
  return (
    <>
      <h1 className="text-4xl break-words">
        {found.state === 'there' ? t('of', { name: found.value.classroom.name }) : t('title')}
      </h1>
      <AskedFor what={found}>{(gradebook) => <Shown gradebook={gradebook} onChange={found.again} />}</AskedFor>
    </>
  )
}

interface Opened {
  userId: string
  assignmentId: string
}

const everybody = '*'

function Shown({ gradebook, onChange }: { gradebook: Gradebook; onChange: () => void }) {
  const t = useTranslations('gradebook')
  const locale = useLocale()
  const { classroom, assignments, learners, former } = gradebook
  const [section, setSection] = useState(everybody)
  const [opened, setOpened] = useState<Opened | null>(null)
  const sections = [...new Set(learners.map((line) => line.section))].filter((name) => name !== null).toSorted()
  const lines = section === everybody ? learners : learners.filter((line) => (line.section ?? '') === section)
  return (
    <>
      <p className="mt-3 mb-6 max-w-[42rem] text-soft">
        {t('lead')}{' '}
        <a className="underline" href={`/${locale}/classes/class?id=${encodeURIComponent(classroom.id)}`}>
          {t('toClass')}
        </a>
        {' · '}
        <a className="underline" href={`/${locale}/classes/statistics?id=${encodeURIComponent(classroom.id)}`}>
          {t('statistics.link')}
        </a>
      </p>
      {sections.length > 0 && (
        <div className="mb-4 max-w-xs">
          <SelectField label={t('section')} value={section} onChange={({ target }) => setSection(target.value)}>
            <option value={everybody}>{t('allSections')}</option>
            {sections.map((name) => (
              <option key={name}>{name}</option>
            ))}
            <option value="">{t('noSection')}</option>
          </SelectField>
        </div>
      )}
      {assignments.length === 0 || learners.length + former.length === 0 ? (
        <p className="min-h-48">{t('none')}</p>
      ) : (
        <GradeTable
          assignments={assignments}
          lines={lines}
          former={section === everybody ? former : []}
          onOpen={setOpened}
        />
      )}
      <Export id={classroom.id} />
      {assignments.length > 0 && !classroom.archived && (
        <Regrade id={classroom.id} assignments={assignments} onChange={onChange} />
      )}
      {opened && (
        <CellDialog
          classroom={classroom}
          address={classAddress(classroom.id, `/gradebook/${opened.assignmentId}/${opened.userId}`)}
          onClose={() => setOpened(null)}
          onChange={classroom.archived ? undefined : onChange}
        />
      )}
    </>
  )
}
