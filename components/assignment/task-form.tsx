import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { StatusLine } from '@/components/classroom/status-line'
import { useProblemText } from '@/components/classroom/use-change'
import { Button } from '@/components/kit/button'
import { CheckField, fieldClass, TextField } from '@/components/kit/field'
import { Inline } from '@/components/kit/inline'
import { send } from '@/components/kit/send'
import type { Locale } from '@/content/locale'
import { actions } from '@/quiz/actions'
import type { Candidate } from '@/quiz/candidates'
import type { Condition } from '@/quiz/clause'
import type { Scenario } from '@/tcp/scenario'
import { clauseWords, inBoth } from './clause-words'
import { type Preview, PreviewView } from './preview'
import { useCandidates } from './use-candidates'

interface Props {
  classroomId: string
  start: Scenario
  played: Scenario
}

const keyOf = (condition: Condition) => JSON.stringify(condition)
const entriesOf = ({ script, network }: Scenario) => script.length + network.length

/** What of the played run counts, in which words it is asked, and what the server's grader makes of it. */
export function TaskForm({ classroomId, start, played }: Props) {
  const t = useTranslations('assignment.record')
  const act = useTranslations('assignment.action')
  const locale = useLocale() as Locale
  const problemText = useProblemText()
  const found = useCandidates(start, played)
  const [ticked, setTicked] = useState<string[]>([])
  const [preview, setPreview] = useState<{ preview: Preview; said: string[] } | null>(null)
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null)
  const [problems, setProblems] = useState<string[]>([])
  const used = entriesOf(played) - entriesOf(start)
  const headingId = useId()
  const toggle = (key: string, on: boolean) => setTicked(on ? [...ticked, key] : ticked.filter((each) => each !== key))
  if (!found) return <p className="mt-8 text-soft">{t('loading')}</p>
  const offered = [...found.must, ...found.mustNot]
  const chosen = offered.filter(({ condition }) => ticked.includes(keyOf(condition)))

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const saving = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'save'
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    if (chosen.length === 0) return setSaid({ ok: false, text: t('problem.no-goal') })
    const goal = chosen.map(({ condition }) => ({ say: inBoth(condition, found!.words), ...condition }))
    const draft = {
      title: text('title'),
      prompt: { en: text('prompt-en'), zh: text('prompt-zh') },
      why: { en: text('why-en'), zh: text('why-zh') },
      allow: form.getAll('allow'),
      par: Number(text('par')),
      start,
      played,
      goal,
    }
    const address = `/api/classes/${encodeURIComponent(classroomId)}/tasks`
    const sent = await send<Preview & { id?: string }>('POST', saving ? address : `${address}/preview`, draft)
    if (!sent.ok) {
      setProblems((sent.problem.problems as string[] | undefined) ?? [])
      return setSaid({ ok: false, text: problemText(sent.code) })
    }
    if (saving) return location.assign(`/${locale}/classes/task?id=${sent.body.id}`)
    setProblems([])
    setSaid(null)
    setPreview({ preview: sent.body, said: goal.map(({ say }) => say[locale]) })
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="mt-12 space-y-8" aria-labelledby={headingId}>
      <h2 id={headingId} className="text-2xl">
        {t('counts')}
      </h2>
      {ticks('must', found.must)}
      {ticks('mustNot', found.mustNot)}
      <TextField label={t('name')} hint={t('nameHint')} name="title" required maxLength={120} />
      <fieldset className="space-y-4">
        <legend className="text-xl font-heading">{t('texts')}</legend>
        <p className="max-w-[42rem] text-sm text-soft">{t('textsHint')}</p>
        {(['prompt', 'why'] as const).flatMap((name) =>
          (['en', 'zh'] as const).map((language) => (
            <label key={`${name}-${language}`} className="block max-w-[42rem]">
              <span className="font-medium">{t(`${name}.${language}`)}</span>
              <textarea name={`${name}-${language}`} rows={3} maxLength={4000} className={`${fieldClass} mt-1 block`} />
            </label>
          )),
        )}
      </fieldset>
      <TextField
        key={used}
        label={t('par')}
        hint={t('parHint', { count: used })}
        name="par"
        type="number"
        min="1"
        max="200"
        required
        defaultValue={Math.max(1, used)}
      />
      <details>
        <summary className="min-h-11 py-2.5 font-medium">{t('allow')}</summary>
        <p className="max-w-[42rem] text-sm text-soft">{t('allowHint')}</p>
        <div className="grid sm:grid-cols-2">
          {actions.map((action) => (
            <CheckField key={action} name="allow" value={action} label={act(action)} />
          ))}
        </div>
      </details>
      {preview && <PreviewView {...preview} />}
      <div role="alert" className="text-bad">
        {problems.map((code) => (
          <p key={code}>{t.has(`problem.${code}` as never) ? t(`problem.${code}` as never) : code}</p>
        ))}
      </div>
      <div className="flex flex-wrap gap-4">
        <Button type="submit" value="preview">
          {t('preview')}
        </Button>
        <Button type="submit" value="save" variant="primary">
          {t('save')}
        </Button>
      </div>
      <StatusLine said={said} />
    </form>
  )

  function ticks(name: 'must' | 'mustNot', candidates: Candidate[]) {
    return (
      <fieldset>
        <legend className="text-xl font-heading">{t(name)}</legend>
        <p className="max-w-[42rem] text-sm text-soft">{t(`${name}Hint`)}</p>
        <div className="mt-2 max-h-96 overflow-auto">
          {candidates.map(({ condition, atStart }) => (
            <CheckField
              key={keyOf(condition)}
              label={<Inline text={clauseWords(condition, found!.words[locale])} />}
              hint={name === 'must' && atStart ? t('atStart') : undefined}
              checked={ticked.includes(keyOf(condition))}
              onChange={({ currentTarget }) => toggle(keyOf(condition), currentTarget.checked)}
            />
          ))}
        </div>
      </fieldset>
    )
  }
}
