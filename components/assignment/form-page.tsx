'use client'
import { useLocale, useTranslations } from 'next-intl'
import { AskedFor } from '@/components/classroom/asked-for'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { AssignmentForm } from './assignment-form'
import { type Assignment, assignmentAddress, type ClassAssignments } from './data'

/** A new assignment of the class in the address, or the one whose id stands there. */
export function FormPage() {
  const t = useTranslations('assignment.form')
  const hydrated = useHydrated()
  const asked = new URLSearchParams(hydrated ? location.search : '')
  const id = asked.get('id')
  return (
    <>
      <h1 className="mb-8 text-4xl">{t(id ? 'editTitle' : 'newTitle')}</h1>
      {hydrated && (id ? <Editing id={id} /> : <Making classroomId={asked.get('class') || '-'} />)}
    </>
  )
}

function Making({ classroomId }: { classroomId: string }) {
  const found = useFetched<ClassAssignments>(`/api/classes/${encodeURIComponent(classroomId)}/assignments`)
  return (
    <AskedFor what={found}>
      {({ timeZone, now }) => (
        <AssignmentForm classroomId={classroomId} zone={timeZone} now={Date.parse(now)} assignment={null} />
      )}
    </AskedFor>
  )
}

function Editing({ id }: { id: string }) {
  const locale = useLocale()
  const found = useFetched<Assignment>(assignmentAddress(id, `?locale=${locale}`))
  return (
    <AskedFor what={found}>
      {(assignment) => (
        <AssignmentForm
          classroomId={assignment.classroom.id}
          zone={assignment.classroom.timeZone}
          now={Date.parse(assignment.now)}
          assignment={assignment}
        />
      )}
    </AskedFor>
  )
}
