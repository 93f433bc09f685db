import { useLocale, useTranslations } from 'next-intl'
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react'
import { signedInName } from '@/components/account/place'
import { mockShelf } from '@/components/interview/mock/kept'
import { Button, buttonClass } from '@/components/kit/button'
import { browserOutbox, learnerMark, storageOrNull } from '@/components/question/browser'
import { useHydrated } from '@/components/question/use-slot'

const reasons = ['not-json', 'invalid-body', 'too-large', 'too-many-requests'] as const
type Reason = (typeof reasons)[number] | 'other'
type Outcome =
  | { kind: 'imported'; attempts: number }
  | { kind: 'import-failed'; reason: Reason }
  | { kind: 'deleted' }
  | { kind: 'delete-failed' }

/** Take it along, put it together, delete it. */
export function OwnData({ onChange }: { onChange: () => void }) {
  const t = useTranslations('progress.data')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [asking, setAsking] = useState(false)
  const inputId = useId()
  const locale = useLocale()
  const signedIn = useHydrated() && signedInName(document.cookie) !== null
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asking) keep.current?.focus()
  }, [asking])

  async function add(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget
    const [file] = input.files ?? []
    if (!file) return
    const imported = await importFile(file)
    input.value = ''
    setOutcome(imported)
    if (imported.kind === 'imported') onChange()
  }

  async function remove() {
    setAsking(false)
    const mark = learnerMark()
    const response = await fetch('/api/me', { method: 'DELETE' }).catch(() => null)
    setOutcome({ kind: response?.ok ? 'deleted' : 'delete-failed' })
    if (!response?.ok) return
    browserOutbox().clear()
    mockShelf(storageOrNull(), () => mark).clear()
    onChange()
  }

  return (
    <section>
      <h2 className="text-2xl">{t('heading')}</h2>
      <p className="mt-3 max-w-[42rem] text-soft">{t('lead')}</p>
      <div className="mt-4 flex flex-wrap gap-4">
        <a href="/api/me/export" download className={buttonClass()}>
          {t('export')}
        </a>
        <label htmlFor={inputId} className={`${buttonClass()} focus-within:outline-3 focus-within:outline-client`}>
          {t('import')}
          <input id={inputId} type="file" accept="application/json,.json" onChange={add} className="sr-only" />
        </label>
        {signedIn && (
          <a href={`/${locale}/account`} className={buttonClass()}>
            {t('account')}
          </a>
        )}
        {!signedIn && !asking && <Button onClick={() => setAsking(true)}>{t('delete')}</Button>}
      </div>
      {asking && (
        <div className="mt-4 rounded-lg border border-bad px-4 py-4">
          <p className="mb-3">{t('sure')}</p>
          <div className="flex flex-wrap gap-4">
            <button ref={keep} type="button" className={buttonClass()} onClick={() => setAsking(false)}>
              {t('cancel')}
            </button>
            <Button variant="primary" onClick={() => void remove()}>
              {t('confirm')}
            </Button>
          </div>
        </div>
      )}
      <p role="status" className="mt-3 min-h-7">
        {outcome && words(outcome)}
      </p>
    </section>
  )

  function words(is: Outcome): string {
    if (is.kind === 'imported') return t('imported', { attempts: is.attempts })
    if (is.kind === 'import-failed') return t('importFailed', { reason: t(`reason.${is.reason}`) })
    return t(is.kind === 'deleted' ? 'deleted' : 'deleteFailed')
  }
}

async function importFile(file: File): Promise<Outcome> {
  const failed = (reason: Reason): Outcome => ({ kind: 'import-failed', reason })
  const text = await file.text()
  if (!isJson(text)) return failed('not-json')
  const response = await fetch('/api/me/import', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  }).catch(() => null)
  const body = await response?.json().catch(() => null)
  if (response?.ok) return { kind: 'imported', attempts: body.attempts }
  return failed(reasons.find((reason) => reason === body?.code) ?? 'other')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
