'use client'
import { useLocale, useTranslations } from 'next-intl'
import { AskedFor } from '@/components/classroom/asked-for'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { Calculator } from './calculator'
import { type Assignment, assignmentAddress, windowIn } from './data'
import { Extending } from './extending'
import { Items } from './items'
import { Manage } from './manage'
import { Mine } from './mine'
import { Rules } from './rules'

/** The assignment that the address names, as a learner or an instructor has it. */
export function AssignmentPage() {
  const t = useTranslations('assignment')
  const locale = useLocale()
  const hydrated = useHydrated()
  const id = hydrated ? (new URLSearchParams(location.search).get('id') ?? '-') : null
  const found = useFetched<Assignment>(id === null ? null : assignmentAddress(id, `?locale=${locale}`))
  return (
    <>
      {found.state !== 'there' && <h1 className="mb-8 text-4xl">{t('title')}</h1>}
      <AskedFor what={found}>{(assignment) => <Shown assignment={assignment} onChange={found.again} />}</AskedFor>
    </>
  )
}

function Shown({ assignment, onChange }: { assignment: Assignment; onChange: () => void }) {
  const t = useTranslations('assignment')
  const locale = useLocale()
  const { title, note, classroom, teaches, published, mine } = assignment
  return (
    <>
      <p>
        <a href={`/${locale}/classes/class?id=${classroom.id}`} className="inline-block py-2 underline">
          {classroom.name}
        </a>
      </p>
      <h1 className="mt-2 text-4xl break-words">{title}</h1>
      {!published && <p className="mt-3 text-soft">{t('draft')}</p>}
      {note && <p className="mt-4 max-w-[42rem] whitespace-pre-line break-words">{note}</p>}
      <div className="mt-8 space-y-12">
        {mine && <Mine assignment={assignment} mine={mine} />}
        <Items assignment={assignment} />
        <Rules assignment={assignment} />
        <Calculator window={windowIn(assignment)} zone={classroom.timeZone} />
        {teaches && <Extending assignment={assignment} />}
        {teaches && <Manage assignment={assignment} onChange={onChange} />}
      </div>
    </>
  )
}
