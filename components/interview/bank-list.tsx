'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { Inline } from '@/components/kit/inline'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { type Level, levels, type Topic, topics } from '@/quiz/interview-names'
import { type BankEntry, type BankFilter, filterOf, fits, noFilter, queryOf } from './bank-filter'

export interface Standings {
  ticked: Record<string, { last: { earned: number; of: number } }>
  again: string[]
}

/** All questions, as a plain list before any script; with it, what fits the filter, which stands in the address. */
export function BankList({ entries, locale }: { entries: readonly BankEntry[]; locale: string }) {
  const t = useTranslations('interview')
  const hydrated = useHydrated()
  const record = useFetched<Standings>(hydrated ? '/api/interview' : null)
  const [filter, setFilter] = useState<BankFilter>(noFilter)
  const standings = record.state === 'there' ? record.value : null
  useEffect(() => setFilter(filterOf(new URLSearchParams(location.search))), [])

  function change(part: Partial<BankFilter>) {
    const next = { ...filter, ...part }
    setFilter(next)
    history.replaceState(null, '', `${location.pathname}${queryOf(next)}`)
  }

  const found = entries.filter((entry) => fits(entry, filter, standings?.again ?? []))
  return (
    <>
      {hydrated && <Filter filter={filter} onChange={change} />}
      <p role="status" className="mt-6 min-h-7 text-soft">
        {filter.again && standings?.again.length === 0 ? t('list.none') : t('list.found', { count: found.length })}
      </p>
      <ol className="mt-2 border-t border-line">
        {found.map(({ slug, number, level, topics: own, starred, question }) => {
          const last = standings?.ticked[slug]?.last
          return (
            <li key={slug} className="relative border-b border-line py-4">
              <h2 className="max-w-[46rem] font-sans text-lg leading-snug font-medium">
                <a
                  href={`/${locale}/interview/${slug}`}
                  className="no-underline after:absolute after:inset-0 hover:underline"
                >
                  <Inline text={question} />
                </a>
              </h2>
              <p className="mt-1 text-sm text-soft">
                {number}
                {starred && (
                  <>
                    {' · '}
                    <span aria-hidden="true">★ </span>
                    {t('starred')}
                  </>
                )}
                {` · ${t(`level.${level}`)} · ${own.map((topic) => t(`topic.${topic}`)).join(', ')}`}
                {last && ` · ${t('list.ticked', last)}`}
              </p>
            </li>
          )
        })}
      </ol>
    </>
  )
}

const select = 'min-h-11 w-full rounded-md border border-edge bg-raised px-3'

function Filter({ filter, onChange }: { filter: BankFilter; onChange: (part: Partial<BankFilter>) => void }) {
  const t = useTranslations('interview')
  return (
    <search>
      <form
        aria-label={t('list.filter')}
        onSubmit={(event: FormEvent) => event.preventDefault()}
        className="mt-8 grid items-end gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr]"
      >
        <label>
          <span className="block text-sm">{t('list.words')}</span>
          <input
            type="search"
            value={filter.words}
            onChange={({ target }) => onChange({ words: target.value })}
            spellCheck={false}
            className={select}
          />
        </label>
        <label>
          <span className="block text-sm">{t('list.level')}</span>
          <select
            value={filter.level ?? ''}
            onChange={({ target }) => onChange({ level: (target.value || null) as Level | null })}
            className={select}
          >
            <option value="">{t('list.all')}</option>
            {levels.map((level) => (
              <option key={level} value={level}>
                {t(`level.${level}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="block text-sm">{t('list.topic')}</span>
          <select
            value={filter.topic ?? ''}
            onChange={({ target }) => onChange({ topic: (target.value || null) as Topic | null })}
            className={select}
          >
            <option value="">{t('list.all')}</option>
            {topics.map((topic) => (
              <option key={topic} value={topic}>
                {t(`topic.${topic}`)}
              </option>
            ))}
          </select>
        </label>
        <div className="flex flex-wrap gap-x-6 sm:col-span-2 lg:col-span-3">
          {(['starred', 'again'] as const).map((flag) => (
            <label key={flag} className="inline-flex min-h-11 items-center gap-2">
              <input
                type="checkbox"
                checked={filter[flag]}
                onChange={({ target }) => onChange({ [flag]: target.checked })}
                className="size-5 accent-ink"
              />
              {t(`list.${flag}`)}
            </label>
          ))}
        </div>
      </form>
    </search>
  )
}
