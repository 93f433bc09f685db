'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useId } from 'react'
import { DueList } from '@/components/assignment/due-list'
import { Button } from '@/components/kit/button'
import { TextField } from '@/components/kit/field'
import { useFetched } from '@/components/progress/use-fetched'
import { useHydrated } from '@/components/question/use-slot'
import { AskedFor } from './asked-for'
import type { ClassList } from './data'
import { EveryClass } from './every-class'
import { NewClass } from './new-class'

/** The classes that one is in; joining one, and making one. */
export function OwnClasses() {
  const t = useTranslations('classroom.list')
  const hydrated = useHydrated()
  const list = useFetched<ClassList>(hydrated ? '/api/classes' : null)
  return (
    <AskedFor what={list}>
      {({ classes, mayCreate, mayListAll }) => (
        <div className="space-y-14">
          <DueList />
          <section>
            <h2 className="text-2xl">{t('mine')}</h2>
            {classes.length === 0 ? <p className="mt-3 text-soft">{t('none')}</p> : <Classes classes={classes} />}
          </section>
          <CodeForm />
          {mayCreate && <NewClass />}
          {mayListAll && <EveryClass />}
        </div>
      )}
    </AskedFor>
  )
}

function Classes({ classes }: Pick<ClassList, 'classes'>) {
  const t = useTranslations('classroom.list')
  const locale = useLocale()
  const running = classes.filter(({ archived }) => !archived)
  const archived = classes.filter((each) => each.archived)
  return (
    <>
      {list(running)}
      {archived.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-11 py-2.5">{t('archived', { count: archived.length })}</summary>
          {list(archived)}
        </details>
      )}
    </>
  )

  function list(some: ClassList['classes']) {
    return (
      <ul className="mt-2">
        {some.map(({ id, name, term, role, status }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 border-b border-line py-3">
            <a
              href={`/${locale}/classes/class?id=${id}`}
              className="inline-block min-h-6 font-medium break-words underline"
            >
              {name}
            </a>
            <span className="text-sm text-soft">{[term, as(role, status)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    )
  }

  function as(role: 'learner' | 'instructor', status: 'active' | 'pending') {
    return status === 'pending' ? t('waiting') : t(role)
  }
}

/** Leads to the page that says what a code is for, before anything is joined. */
function CodeForm() {
  const t = useTranslations('classroom.list')
  const locale = useLocale()
  const headingId = useId()
  function go(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
    location.assign(`/${locale}/join?${new URLSearchParams({ code })}`)
  }
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className="text-2xl">
        {t('join')}
      </h2>
      <form onSubmit={go} className="mt-3 space-y-4">
        <TextField
          label={t('code')}
          hint={t('codeHint')}
          name="code"
          required
          maxLength={100}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="font-mono"
        />
        <Button type="submit">{t('look')}</Button>
      </form>
    </section>
  )
}
