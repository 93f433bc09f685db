import { useLocale, useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { ClassAssignments } from '@/components/assignment/class-assignments'
import { useFetched } from '@/components/progress/use-fetched'
import { AskedFor } from './asked-for'
import { type Classroom, classAddress, type People } from './data'
import { Invitations } from './invitations'
import { Learners } from './learners'
import { Log } from './log'
import { Roster } from './roster'
import { Settings } from './settings'

export interface PartProps {
  classroom: Classroom
  people: People
  /** Asks again for what is shown. */
  onChange: () => void
}

/** What an instructor sees of a class, one part at a time, in the order of the links; words in `classroom.parts`. */
const parts = {
  learners: Learners,
  assignments: ClassAssignments,
  invitations: Invitations,
  roster: Roster,
  settings: Settings,
  log: Log,
} as const
type Part = keyof typeof parts
const names = Object.keys(parts) as Part[]

export function InstructorClass({ classroom, onChange }: { classroom: Classroom; onChange: () => void }) {
  const t = useTranslations('classroom.parts')
  const locale = useLocale()
  const people = useFetched<People>(classAddress(classroom.id, '/people'))
  const part = usePart()
  const Shown = parts[part]
  return (
    <>
      <nav aria-label={t('label')} className="mb-8 flex flex-wrap gap-x-6 border-b border-line">
        {names.map((name) => (
          <a
            key={name}
            href={`#${name}`}
            aria-current={name === part ? 'page' : undefined}
            className="-mb-px flex min-h-11 items-center border-b-2 border-transparent no-underline hover:underline aria-[current]:border-ink aria-[current]:font-medium"
          >
            {t(name)}
          </a>
        ))}
        <a
          href={`/${locale}/classes/gradebook?id=${encodeURIComponent(classroom.id)}`}
          className="flex min-h-11 items-center no-underline hover:underline"
        >
          {t('gradebook')}
        </a>
      </nav>
      <AskedFor what={people}>
        {(value) => (
          <section aria-label={t(part)}>
            <Shown
              key={part}
              classroom={classroom}
              people={value}
              onChange={() => {
                onChange()
                people.again()
              }}
            />
          </section>
        )}
      </AskedFor>
    </>
  )
}

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

/** In the address, so that a reload and a link lead to the same part. */
function usePart(): Part {
  const hash = useSyncExternalStore(
    subscribe,
    () => location.hash.slice(1),
    () => '',
  )
  return names.find((name) => name === hash) ?? names[0]!
}
