import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { classAddress } from '@/components/classroom/data'
import { StatusLine } from '@/components/classroom/status-line'
import { useChange } from '@/components/classroom/use-change'
import { Button } from '@/components/kit/button'
import { SelectField, TextField } from '@/components/kit/field'
import { type Column, numberWords } from './data'

/** What `POST /api/classes/ID/regrades/ASSIGNMENT` tells. */
interface Report {
  attempts: number
  unreadable: number
  changed: number
  learners: { userId: string; name: string; from: number | null; to: number | null }[]
}

interface Props {
  id: string
  assignments: Column[]
  onChange: () => void
}

/** Grades the answers to an assignment by the questions as they are now: first who changes, then, with a reason, so. */
export function Regrade({ id, assignments, onChange }: Props) {
  const t = useTranslations('gradebook.regrade')
  const headingId = useId()
  const { change, busy, said } = useChange()
  const [assignmentId, setAssignmentId] = useState(assignments[0]?.id ?? '')
  const [report, setReport] = useState<Report | null>(null)
  const address = classAddress(id, `/regrades/${assignmentId}`)

  async function look() {
    setReport(await change<Report>('POST', address, { apply: false }, t('looked')))
  }
  async function apply(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '')
    if (!(await change('POST', address, { apply: true, reason }, t('applied')))) return
    setReport(null)
    onChange()
  }

  return (
    <section aria-labelledby={headingId} className="mt-12">
      <h2 id={headingId} className="text-2xl">
        {t('heading')}
      </h2>
      <p className="mt-2 mb-3 max-w-[42rem] text-soft">{t('lead')}</p>
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label={t('assignment')}
          value={assignmentId}
          onChange={({ target }) => {
            setAssignmentId(target.value)
            setReport(null)
          }}
        >
          {assignments.map((assignment) => (
            <option key={assignment.id} value={assignment.id}>
              {assignment.title}
            </option>
          ))}
        </SelectField>
        <Button onClick={() => void look()} disabled={busy}>
          {t('look')}
        </Button>
      </div>
      <StatusLine said={said} />
      {report && <Preview report={report} />}
      {report && report.changed > 0 && (
        <form onSubmit={(event) => void apply(event)} className="mt-4 space-y-3">
          <TextField label={t('reason')} name="reason" required maxLength={1000} />
          <Button type="submit" disabled={busy}>
            {t('apply')}
          </Button>
        </form>
      )}
    </section>
  )
}

function Preview({ report: { attempts, unreadable, changed, learners } }: { report: Report }) {
  const t = useTranslations('gradebook.regrade')
  const locale = useLocale()
  const points = (value: number | null) => (value === null ? '–' : numberWords(value, locale))
  return (
    <>
      <p>
        {t('counts', { attempts, changed })} {unreadable > 0 && t('unreadable', { count: unreadable })}
      </p>
      {changed > 0 && <p>{t('learners', { count: learners.length })}</p>}
      <ul className="mt-2 max-h-80 overflow-auto">
        {learners.map(({ userId, name, from, to }) => (
          <li key={userId} className="border-b border-line py-1.5 tabular-nums">
            {t('change', { name, from: points(from), to: points(to) })}
          </li>
        ))}
      </ul>
    </>
  )
}
