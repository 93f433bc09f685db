'use client'
import { useTranslations } from 'next-intl'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Button } from '@/components/kit/button'
import type { Locale } from '@/content/locale'
import { documentKinds, type Hit, type SearchDocument, searchIn } from './engine'

type Answer = (query: string, limit: number) => Hit[]
const mostHits = 40

/** Looks through everything in the page itself: no request per key. Sent, the words stand in the address, to be shared. */
export function Search({ locale }: { locale: Locale }) {
  const t = useTranslations('search')
  const [query, setQuery] = useState('')
  const { answer, failed, load } = useDocuments(locale)
  const wanted = useDeferredValue(query.trim())
  const hits = useMemo(() => (answer && wanted ? answer(wanted, mostHits) : []), [answer, wanted])

  useEffect(() => setQuery(new URLSearchParams(location.search).get('q') ?? ''), [])

  return (
    <>
      <search>
        <form>
          <label htmlFor="query" className="mt-8 block font-semibold">
            {t('label')}
          </label>
          <input
            id="query"
            name="q"
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className="mt-2 min-h-12 w-full rounded-lg border border-edge bg-raised px-4 text-lg"
          />
        </form>
      </search>
      <p aria-live="polite" className="mt-4 min-h-6 text-soft">
        {!failed && wanted && (answer ? t('count', { count: hits.length }) : t('loading'))}
      </p>
      {failed && (
        <div role="alert">
          <p className="mb-3">{t('failed')}</p>
          <Button onClick={load}>{t('retry')}</Button>
        </div>
      )}
      {documentKinds.map((kind) => (
        <Hits
          key={kind}
          title={t(`kind.${kind}`)}
          hits={hits.filter((hit) => hit.document.kind === kind)}
          locale={locale}
        />
      ))}
    </>
  )
}

function Hits({ title, hits, locale }: { title: string; hits: readonly Hit[]; locale: Locale }) {
  if (hits.length === 0) return null
  return (
    <section className="mt-8">
      <h2 className="text-2xl">{title}</h2>
      <ul className="mt-2 border-t border-line">
        {hits.map(({ document, excerpt }) => (
          <li key={document.path} className="border-b border-line py-3">
            <a href={`/${locale}/${document.path}`} className="font-semibold underline">
              {document.title}
            </a>
            {document.place && <span className="ms-2 text-sm text-soft">{document.place}</span>}
            {document.text && (
              <p className="text-[0.95rem] break-words text-soft">
                {excerpt.map(({ at, text, match }) => (match ? <mark key={at}>{text}</mark> : text))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function useDocuments(locale: Locale) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const controller = new AbortController()
    setFailed(false)
    void (async () => {
      try {
        const response = await fetch(`/${locale}/search/documents.json?try=${tries}`, { signal: controller.signal })
        if (!response.ok) throw new Error(String(response.status))
        const documents: SearchDocument[] = await response.json()
        setAnswer(() => searchIn(documents))
      } catch {
        if (!controller.signal.aborted) setFailed(true)
      }
    })()
    return () => controller.abort()
  }, [locale, tries])
  return { answer, failed, load: () => setTries((count) => count + 1) }
}
