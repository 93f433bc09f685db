'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { Button } from '@/components/kit/button'
import type { Scenario } from '../../tcp/scenario.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { accountScenarios, moved } from './account-saved.ts'
import { saveScenario } from './download.ts'
import { ImportButton } from './import-button.tsx'
import { ProblemList } from './problem-list.tsx'
import { type Imported, importLimitKb } from './read-file.ts'
import {
  type Changed,
  type Result,
  type Saved,
  type ScenarioStore,
  savedLimits,
  savedScenarios,
  storeKey,
} from './saved.ts'
import { SavedItem } from './saved-item.tsx'
import type { PanelProps } from './tools.tsx'

const browser = savedScenarios(() => localStorage)

type Said =
  | { code: 'stored' | 'renamed' | 'imported' | 'moved'; name: string }
  | { code: 'deleted'; name: string; saved: Saved; index: number }
  | { code: 'error'; error: Exclude<Imported | Result<Saved[]>, { ok: true }> }

/** Scenarios kept in the account, or in this browser without one, and files of them. */
export function SavedPanel({ session, title }: PanelProps) {
  const t = useTranslations('workbench.saved')
  const locale = useLocale()
  const id = useId()
  const [here, setHere] = useState(browser.read)
  const [account, setAccount] = useState<{ store: ScenarioStore; list: Saved[] } | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const local = here.ok ? here.value : []
  const list = account?.list ?? local
  const store = account?.store ?? browser

  useEffect(() => {
    let wanted = true
    const ask = (path: string, init?: RequestInit) => fetch(path, init)
    void accountScenarios(ask).then((found) => wanted && found && setAccount({ store: found, list: found.first }))
    return () => {
      wanted = false
    }
  }, [])
  useEffect(() => {
    const changed = (event: StorageEvent) => event.key === storeKey && setHere(browser.read())
    addEventListener('storage', changed)
    return () => removeEventListener('storage', changed)
  }, [])

  const settle = async (changed: Changed, done: Said): Promise<boolean> => {
    const result = await changed
    if (result.ok && account) setAccount({ ...account, list: result.value })
    else if (result.ok) setHere(result)
    setSaid(result.ok ? done : { code: 'error', error: result })
    return result.ok
  }
  const moveAll = async () => {
    await settle(moved(local, browser, store), { code: 'moved', name: '' })
    setHere(browser.read())
  }
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '')
    void settle(store.save(name, session.scenario, new Date().toISOString()), { code: 'stored', name: name.trim() })
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

  const error = said?.code === 'error' ? said.error : account || here.ok ? null : here
  const limit =
    error?.code === 'too-large' ? importLimitKb : savedLimits[error?.code === 'long-name' ? 'name' : 'scenarios']
  return (
    <div className="mt-4">
      <p className="mb-3 max-w-[48rem] text-soft">{t(account ? 'inAccount' : 'inBrowser')}</p>
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
      {account && local.length > 0 && (
        <p className="mt-3 flex flex-wrap items-center gap-3">
          {t('stillHere', { count: local.length })}
          <Button onClick={moveAll}>{t('move', { count: local.length })}</Button>
        </p>
      )}
      {(account || here.ok) && list.length === 0 && <p className="mt-3 text-soft">{t('empty')}</p>}
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
