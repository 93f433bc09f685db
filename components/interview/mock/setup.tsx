import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/kit/button'
import { newId } from '@/components/kit/new-id'
import { useFetched } from '@/components/progress/use-fetched'
import { type Locale, locales } from '@/content/locale'
import { startMock } from '@/quiz/interview/mock'
import { lengths, planMock } from '@/quiz/interview/plan'
import { levels, topics } from '@/quiz/interview-names'
import type { Standings } from '../bank-list'
import type { BankItem } from './bank'
import type { Kept } from './kept'

/** What the interview is to be about. */
export function Setup({ bank, onBegin }: { bank: readonly BankItem[]; onBegin: (kept: Kept) => void }) {
  const t = useTranslations('mock.setup')
  const names = useTranslations('interview')
  const locale = useLocale()
  const record = useFetched<Standings>('/api/interview')
  const [nothing, setNothing] = useState(false)

  function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const level = levels.find((one) => one === form.get('level')) ?? levels[0]
    const minutes = lengths.find((one) => String(one) === form.get('length')) ?? lengths[0]
    const language = locales.find((one) => one === form.get('language')) ?? (locale as Locale)
    const chosen = topics.filter((topic) => form.getAll('topic').includes(topic))
    const id = newId()
    const again = record.state === 'there' ? record.value.again : []
    const items = planMock(bank, { level, minutes, topics: chosen }, again, Number.parseInt(id.slice(0, 8), 16))
    setNothing(items.length === 0)
    if (items.length === 0) return
    const state = startMock({ level, minutes, topics: chosen, locale: language, items }, Date.now())
    onBegin({ id, state, revision: 0, unsaved: true, learner: null })
  }

  return (
    <section className="rounded-lg border border-edge bg-raised px-4 py-5 sm:px-6">
      <h2 className="text-2xl">{t('heading')}</h2>
      <form onSubmit={begin} autoComplete="off" className="mt-2">
        <Choice legend={t('level')} name="level" options={levels.map((one) => [one, names(`level.${one}`)])} />
        <Choice
          legend={t('length')}
          name="length"
          options={lengths.map((one) => [String(one), t('minutes', { minutes: one })])}
        />
        <Choice legend={t('language')} name="language" initial={locale} options={locales.map((one) => [one, t(one)])} />
        <fieldset className="mt-4">
          <legend className="font-medium">{t('topics')}</legend>
          <p className="text-sm text-soft">{t('topicsNote')}</p>
          <div className="flex flex-wrap gap-x-6">
            {topics.map((topic) => (
              <label key={topic} className="inline-flex min-h-11 items-center gap-2">
                <input type="checkbox" name="topic" value={topic} className="size-5 accent-ink" />
                {names(`topic.${topic}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <p role="status" className="min-h-7 py-3 text-bad">
          {nothing && t('nothing')}
        </p>
        <Button type="submit" variant="primary">
          {t('begin')}
        </Button>
      </form>
    </section>
  )
}

function Choice({
  legend,
  name,
  options,
  initial = options[0]?.[0],
}: {
  legend: string
  name: string
  options: [value: string, label: string][]
  initial?: string | undefined
}) {
  return (
    <fieldset className="mt-4">
      <legend className="font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-6">
        {options.map(([value, label]) => (
          <label key={value} className="inline-flex min-h-11 items-center gap-2">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === initial}
              className="size-5 accent-ink"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
