'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/kit/button'
import type { ConnectionSummary } from './capture-file.ts'
import { verdictValues } from './verdict-values.ts'

/** More are not listed at once. */
const listed = 100
/** From so many on, a field to find some is of use. */
const worthFinding = 8

interface Props {
  connections: ConnectionSummary[]
  chosen: number | null
  onChoose: (connection: number) => void
}

/** Every connection of the file with its end in words; one of them can be looked at. */
export function ConnectionList({ connections, chosen, onChoose }: Props) {
  const t = useTranslations('files')
  const locale = useLocale()
  const [wanted, want] = useState('')
  const [heading, field] = [useId(), useId()]
  const found = connections.flatMap((connection, index) =>
    `${connection.client} ${connection.server}`.includes(wanted.trim()) ? [{ connection, index }] : [],
  )
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="text-2xl">
        {t('connections')}
      </h2>
      {connections.length >= worthFinding && (
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
          <label htmlFor={field}>{t('find')}</label>
          <input
            id={field}
            value={wanted}
            onChange={(event) => want(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className="min-h-11 rounded-md border border-edge bg-raised px-3 font-mono"
          />
        </p>
      )}
      <p role="status" className="mt-2 text-soft empty:hidden">
        {found.length === 0
          ? t('noMatch')
          : found.length > listed && t('moreConnections', { shown: listed, all: found.length })}
      </p>
      <ol className="mt-3 border-line border-t">
        {found.slice(0, listed).map(({ connection, index }) => (
          <li
            key={index}
            aria-current={index === chosen}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b border-s-3 border-s-transparent py-3 ps-3 aria-[current=true]:border-s-client aria-[current=true]:bg-sunken"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-mono text-sm [overflow-wrap:anywhere]">
                <span className="text-client">{connection.client}</span>
                <span className="text-soft"> → </span>
                <span className="text-server">{connection.server}</span>
              </p>
              <p className="text-soft text-sm">
                {connection.startedAtMs !== null &&
                  `${t('started', { date: new Date(connection.startedAtMs).toLocaleString(locale) })} · `}
                {t('segmentCount')}: {connection.segments}
              </p>
              <p>{t(`verdict.${connection.verdict.code}`, verdictValues(connection.verdict))}</p>
            </div>
            <Button
              aria-label={`${t('show')}: ${t('connection', { number: index + 1 })}`}
              onClick={() => onChoose(index)}
            >
              {t('show')}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}
