import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemText } from '@/components/classroom/use-change'
import { Button } from '@/components/kit/button'
import { fieldClass, SelectField, TextField } from '@/components/kit/field'
import { send } from '@/components/kit/send'
import { type Counts, type PolicyProblem, problemsOf } from '@/quiz/policy/policy'
import { windowOf } from '@/quiz/policy/window'
import { Calculator } from './calculator'
import { type Assignment, assignmentAddress } from './data'
import { type Draft, draftOf, itemsIn, newDraft, policyIn } from './draft'
import { ItemEditor } from './item-editor'
import { LateTable } from './late-table'
import { TimeField } from './time-field'

interface Props {
  classroomId: string
  zone: string
  /** By the server's clock: a new assignment opens with the next hour. */
  now: number
  assignment: Assignment | null
}

/** Everything about an assignment that its instructor decides. */
export function AssignmentForm({ classroomId, zone, now, assignment }: Props) {
  const t = useTranslations('assignment.form')
  const locale = useLocale()
  const problemText = useProblemText()
  const [draft, setDraft] = useState<Draft>(() => (assignment ? draftOf(assignment, zone) : newDraft(now, zone)))
  const [refused, setRefused] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const policy = policyIn(draft, zone)
  const problems = policy ? problemsOf(policy) : []
  const trouble = (...codes: PolicyProblem[]) => {
    const found = codes.find((code) => problems.includes(code))
    return found ? t(`problem.${found}`) : null
  }

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!policy) return setRefused([t('problem.number')])
    if (problems.length > 0) return setRefused(problems.map((code) => t(`problem.${code}`)))
    if (draft.items.length === 0) return setRefused([t('problem.no-items')])
    setBusy(true)
    const iso = (at: number) => new Date(at).toISOString()
    const times = { opensAt: iso(policy.opensAt), dueAt: iso(policy.dueAt), closesAt: iso(policy.closesAt) }
    const body = { ...policy, ...times, title: draft.title, note: draft.note, items: itemsIn(draft) }
    const sent = assignment
      ? await send<{ id?: string }>('PUT', assignmentAddress(assignment.id), body)
      : await send<{ id?: string }>('POST', `/api/classes/${encodeURIComponent(classroomId)}/assignments`, body)
    setBusy(false)
    if (!sent.ok) return setRefused([problemText(sent.code)])
    location.assign(`/${locale}/classes/assignment?id=${assignment?.id ?? sent.body.id}`)
  }

  return (
    <form onSubmit={(event) => void save(event)} className="space-y-10" autoComplete="off">
      <section className="space-y-4">
        <TextField
          label={t('title')}
          required
          maxLength={200}
          value={draft.title}
          onChange={({ currentTarget }) => set({ title: currentTarget.value })}
        />
        <label className="block max-w-[42rem]">
          <span className="font-medium">{t('note')}</span>
          <textarea
            rows={3}
            maxLength={4000}
            value={draft.note}
            onChange={({ currentTarget }) => set({ note: currentTarget.value })}
            className={`${fieldClass} mt-1 block`}
          />
        </label>
      </section>
      <ItemEditor classroomId={classroomId} items={draft.items} onChange={(items) => set({ items })} />
      <section className="space-y-4">
        <h2 className="text-2xl">{t('when')}</h2>
        <p className="max-w-[42rem] text-soft">{t('zone', { zone })}</p>
        <TimeField label={t('opens')} zone={zone} required value={draft.opens} onChange={(opens) => set({ opens })} />
        <TimeField
          label={t('due')}
          zone={zone}
          required
          value={draft.due}
          onChange={(due) => set({ due })}
          trouble={trouble('due-before-opening')}
        />
        <TimeField
          label={t('closes')}
          hint={t('closesHint')}
          zone={zone}
          required
          value={draft.closes}
          onChange={(closes) => set({ closes })}
          trouble={trouble('closing-before-due')}
        />
        <TextField
          label={t('grace')}
          hint={t('graceHint')}
          type="number"
          min="0"
          max="86400"
          required
          value={draft.grace}
          onChange={({ currentTarget }) => set({ grace: currentTarget.value })}
        />
        <LateTable steps={draft.late} onChange={(late) => set({ late })} />
        {trouble('late-at-due', 'late-not-ascending', 'late-rises', 'late-percent') && (
          <p className="text-sm text-bad">
            {trouble('late-at-due', 'late-not-ascending', 'late-rises', 'late-percent')}
          </p>
        )}
        {policy && problems.length === 0 && <Calculator key={policy.dueAt} window={windowOf(policy)} zone={zone} />}
      </section>
      <section className="space-y-4">
        <h2 className="text-2xl">{t('counting')}</h2>
        <TextField
          label={t('points')}
          type="number"
          min="0"
          step="any"
          required
          value={draft.points}
          onChange={({ currentTarget }) => set({ points: currentTarget.value })}
        />
        <TextField
          label={t('attempts')}
          hint={t('attemptsHint')}
          type="number"
          min="1"
          max="100"
          value={draft.attempts}
          onChange={({ currentTarget }) => set({ attempts: currentTarget.value })}
        />
        <SelectField
          label={t('counts')}
          value={draft.counts}
          onChange={({ currentTarget }) => set({ counts: currentTarget.value as Counts })}
        >
          {(['best', 'last', 'first'] as const).map((counts) => (
            <option key={counts} value={counts}>
              {t(`count.${counts}`)}
            </option>
          ))}
        </SelectField>
      </section>
      <div role="alert" className="text-bad">
        {refused.length > 0 && (
          <ul>
            {refused.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </div>
      <Button type="submit" variant="primary" disabled={busy}>
        {t(assignment ? 'save' : 'create')}
      </Button>
    </form>
  )
}
