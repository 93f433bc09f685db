'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { Button } from '@/components/kit/button'
import type { Scenario } from '../../tcp/scenario.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { saveScenario } from './download.ts'
import { ImportButton } from './import-button.tsx'
import { ProblemList } from './problem-list.tsx'
import { type Imported, importLimitKb } from './read-file.ts'
import { type Result, type Saved, savedLimits, savedScenarios, storeKey } from './saved.ts'
import { SavedItem } from './saved-item.tsx'
import type { PanelProps } from './tools.tsx'

const store = savedScenarios(() => localStorage)

type Said =
  | { code: 'stored' | 'renamed' | 'imported'; name: string }
  | { code: 'deleted'; name: string; saved: Saved; index: number }
  | { code: 'error'; error: Exclude<Imported | Result<Saved[]>, { ok: true }> }

/** Scenarios kept in this browser, and files of them. */
export function SavedPanel({ session, title }: PanelProps) {
  const t = useTranslations('workbench.saved')
  const locale = useLocale()
  const id = useId()
  const [found, setFound] = useState(store.read)
  const [said, setSaid] = useState<Said | null>(null)
  const list = found.ok ? found.value : []

  useEffect(() => {
    const changed = (event: StorageEvent) => event.key === storeKey && setFound(store.read())
    addEventListener('storage', changed)
    return () => removeEventListener('storage', changed)
  }, [])

  const settle = (result: Result<Saved[]>, done: Said): boolean => {
    if (result.ok) setFound(result)
    setSaid(result.ok ? done : { code: 'error', error: result })
    return result.ok
  }
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '')
    settle(store.save(name, session.scenario, new Date().toISOString()), { code: 'stored', name: name.trim() })
  }
  const open = (name: string, scenario: Scenario) =>
    session.open({ entry: null, title: name, scenario, position: 0, readOnly: false })
  const openSaved = ({ name, scenario }: Saved) => {
    const parsed = parseScenario(scenario)
    if (parsed.ok) open(name, parsed.scenario)
    else setSaid({ code: 'error', error: { ok: false, code: 'no-scenario', problems: parsed.problems } })
  }
  const imported = (name: string, read: Imported) => {
    if (!read.ok) return setSaid({ code: 'error', error: read })
    open(name, read.scenario)
    setSaid({ code: 'imported', name })
  }
  const remove = (saved: Saved, index: number) =>
    settle(store.remove(saved.id), { code: 'deleted', name: saved.name, saved, index })

  const error = said?.code === 'error' ? said.error : found.ok ? null : found
  const limit =
    error?.code === 'too-large' ? importLimitKb : savedLimits[error?.code === 'long-name' ? 'name' : 'scenarios']
  return (
    <div className="mt-4">
      <form onSubmit={save} className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-64">
          <label htmlFor={id} className="block text-sm">
            {t('name')}
          </label>
          <input
            id={id}
            name="name"
            key={session.place.key}
            defaultValue={title.slice(0, savedLimits.name)}
            autoComplete="off"
            className="mt-1 min-h-11 w-full rounded-md border border-edge bg-page px-3"
          />
        </div>
        <Button type="submit" variant="primary">
          {t('save')}
        </Button>
      </form>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={() => saveScenario(title, session.scenario)}>{t('exportCurrent')}</Button>
        <ImportButton onRead={imported}>{t('import')}</ImportButton>
      </div>
      <div role="status" className="mt-3 min-h-6">
        {said && said.code !== 'error' && <span className="me-3">{t(said.code, { name: said.name })}</span>}
        {said?.code === 'deleted' && (
          <Button onClick={() => settle(store.restore(said.saved, said.index), { code: 'stored', name: said.name })}>
            {t('undo')}
          </Button>
        )}
      </div>
      {error && (
        <div role="alert" className="mt-2 rounded-md border border-bad bg-bad-soft px-4 py-3">
          <p className="m-0">{t(`error.${error.code}`, { limit })}</p>
          {'problems' in error && <ProblemList problems={error.problems} />}
        </div>
      )}
      {found.ok && list.length === 0 && <p className="mt-3 text-soft">{t('empty')}</p>}
      {list.length > 0 && (
        <ul aria-label={t('list')} className="mt-3 border-line border-t">
          {list.map((saved, index) => (
            <SavedItem
              key={saved.id}
              saved={saved}
              locale={locale}
              onOpen={() => openSaved(saved)}
              onExport={() => saveScenario(saved.name, saved.scenario)}
              onRename={(name) => settle(store.rename(saved.id, name), { code: 'renamed', name: name.trim() })}
              onDelete={() => remove(saved, index)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
