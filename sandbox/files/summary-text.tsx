'use client'

import { useTranslations } from 'next-intl'
import type { CaptureSummary } from './capture-file.ts'

/** What the file holds, and why it was not read or not to its end. */
export function SummaryText({ name, summary }: { name: string; summary: CaptureSummary }) {
  const t = useTranslations('files')
  const { connections, packets, skipped, error } = summary
  const refused = error && packets === 0
  return (
    <div className="flex flex-col gap-2">
      {!refused && (
        <p className="font-semibold [overflow-wrap:anywhere]">
          {t('read', { file: name, packets, connections: connections.length })}
        </p>
      )}
      {error && (
        <p role="alert" className="border-s-3 border-bad bg-bad-soft px-4 py-3 [overflow-wrap:anywhere]">
          {t(refused ? 'refused' : 'stopped', { offset: error.offset, reason: t(`error.${error.code}`, error.params) })}
        </p>
      )}
      {skipped.length > 0 && (
        <p className="text-soft text-sm">
          {t('skipped', { list: skipped.map(({ reason, count }) => t(`skip.${reason}`, { count })).join(' · ') })}
        </p>
      )}
    </div>
  )
}
