import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { AskedFor } from '@/components/classroom/asked-for'
import { StatusLine } from '@/components/classroom/status-line'
import { useChange } from '@/components/classroom/use-change'
import { Button } from '@/components/kit/button'
import { ConfirmButton } from '@/components/kit/confirm-button'
import { CheckField, TextField } from '@/components/kit/field'
import { useFetched } from '@/components/progress/use-fetched'
import { type Assignment, assignmentAddress, type Extensions } from './data'
import { momentWords } from './moment'
import { instantOf, TimeField, type TypedTime } from './time-field'

/** More time or attempts for one, several or a section. */
export function Extending({ assignment }: { assignment: Assignment }) {
  const t = useTranslations('assignment.extensions')
  const locale = useLocale()
  const address = assignmentAddress(assignment.id, '/extensions')
  const found = useFetched<Extensions>(address)
  const { change, busy, said } = useChange(found.again)
  const zone = assignment.classroom.timeZone
  const words = ({ dueAt, closesAt, attemptsAllowed }: Extensions['extensions'][number]) =>
    [
      dueAt && t('dueAt', { at: momentWords(Date.parse(dueAt), locale, zone) }),
      closesAt && t('closesAt', { at: momentWords(Date.parse(closesAt), locale, zone) }),
      attemptsAllowed && t('attempts', { count: attemptsAllowed }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <p className="mt-2 max-w-[42rem] text-soft">{t('lead')}</p>
      <AskedFor what={found}>
        {({ extensions, learners, sections }) => (
          <>
            <ul className="mt-3">
              {extensions.map((extension) => (
                <li
                  key={extension.id}
                  className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3"
                >
                  <span className="min-w-0">
                    <span className="font-medium">{extension.for.name ?? t('gone')}</span> · {words(extension)}
                    <span className="block text-sm text-soft break-words">{extension.reason}</span>
                  </span>
                  <ConfirmButton
                    label={t('withdraw')}
                    name={t('withdrawFor', { name: extension.for.name ?? t('gone') })}
                    question={t('withdrawSure')}
                    cancel={t('keep')}
                    onConfirm={() => void change('DELETE', `${address}/${extension.id}`, undefined, t('withdrawn'))}
                  />
                </li>
              ))}
            </ul>
            <Giving
              key={extensions.length}
              learners={learners}
              sections={sections}
              zone={zone}
              busy={busy}
              onGive={(body) => void change('POST', address, body, t('given'))}
            />
          </>
        )}
      </AskedFor>
      <StatusLine said={said} />
    </section>
  )
}

interface GivingProps extends Pick<Extensions, 'learners' | 'sections'> {
  zone: string
  busy: boolean
  onGive: (body: object) => void
}

const noTime: TypedTime = { wall: '', second: false }

function Giving({ learners, sections, zone, busy, onGive }: GivingProps) {
  const t = useTranslations('assignment.extensions')
  const [whom, setWhom] = useState<string[]>([])
  const [due, setDue] = useState(noTime)
  const [closes, setCloses] = useState(noTime)
  const [trouble, setTrouble] = useState<string | null>(null)
  const toggle = (key: string, on: boolean) =>
    setWhom((before) => (on ? [...before, key] : before.filter((each) => each !== key)))
  function give(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const iso = (typed: TypedTime) => {
      const at = instantOf(typed, zone)
      return at === null ? null : new Date(at).toISOString()
    }
    const given = { dueAt: iso(due), closesAt: iso(closes), attemptsAllowed: Number(form.get('attempts')) || null }
    const chosen = sections.filter(({ id }) => whom.includes(`section ${id}`))
    const userIds = learners.flatMap(({ id }) => (whom.includes(`learner ${id}`) ? [id] : []))
    if (chosen.length + userIds.length === 0) return setTrouble(t('nobody'))
    if (Object.values(given).every((value) => value === null)) return setTrouble(t('nothing'))
    setTrouble(null)
    const reason = String(form.get('reason'))
    if (userIds.length > 0) onGive({ ...given, reason, userIds })
    for (const { id } of chosen) onGive({ ...given, reason, sectionId: id })
  }
  return (
    <details className="mt-4">
      <summary className="min-h-11 py-2.5 font-medium">{t('give')}</summary>
      <form onSubmit={give} className="mt-2 space-y-4">
        <fieldset>
          <legend className="font-medium">{t('for')}</legend>
          <div className="max-h-64 overflow-auto">
            {sections.map(({ id, name }) => (
              <CheckField
                key={id}
                label={t('section', { name })}
                onChange={({ currentTarget }) => toggle(`section ${id}`, currentTarget.checked)}
              />
            ))}
            {learners.map(({ id, name }) => (
              <CheckField
                key={id}
                label={name}
                onChange={({ currentTarget }) => toggle(`learner ${id}`, currentTarget.checked)}
              />
            ))}
          </div>
        </fieldset>
        <TimeField label={t('newDue')} hint={t('newDueHint')} zone={zone} value={due} onChange={setDue} />
        <TimeField label={t('newCloses')} zone={zone} value={closes} onChange={setCloses} />
        <TextField label={t('newAttempts')} name="attempts" type="number" min="1" max="100" />
        <TextField label={t('reason')} hint={t('reasonHint')} name="reason" required maxLength={1000} />
        <p role="alert" className="min-h-7 text-bad">
          {trouble}
        </p>
        <Button type="submit" disabled={busy}>
          {t('give')}
        </Button>
      </form>
    </details>
  )
}
