'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { Inline } from '@/components/kit/inline'
import { useHydrated } from '@/components/question/use-slot'
import { useFetched } from './use-fetched'

export interface Item {
  questionId: string
  /** What it asks, where that is told. */
  title?: string | null
  learners: number
  facility: number
  discrimination: number | null
  medianMs: number | null
  byLocale: Record<string, { facility: number } | undefined>
  options: Record<string, number>
  flags: ('too-easy' | 'too-hard' | 'does-not-tell')[]
}

const columns = ['question', 'learners', 'facility', 'discrimination', 'time', 'byLocale', 'options', 'flag'] as const

/** For administrators: which questions of the course are worth a look. */
export function ItemStatistics() {
  const t = useTranslations('progress.statistics')
  const hydrated = useHydrated()
  const found = useFetched<{ items: Item[] }>(hydrated ? '/api/statistics' : null)
  if (found.state === 'loading') return <p className="min-h-96 text-soft">{t('loading')}</p>
  if (found.state === 'failed') return <p className="min-h-96">{t('off')}</p>
  return <ItemTable items={found.value.items} />
}

/** What is worth a look comes first. */
export function ItemTable({ items }: { items: Item[] }) {
  const t = useTranslations('progress.statistics')
  const format = useFormatter()
  const two = (value: number | null | undefined) =>
    value === null || value === undefined
      ? ''
      : format.number(value, { maximumFractionDigits: 2, minimumFractionDigits: 2 })
  if (items.length === 0) return <p className="min-h-96">{t('none')}</p>
  const flagged = items.toSorted((a, b) => b.flags.length - a.flags.length)
  return (
    <>
      <section aria-label={t('title')} tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-collapse text-sm tabular-nums">
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="border-b border-edge py-2 pe-4 text-start font-semibold whitespace-nowrap"
                >
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {flagged.map((item) => (
              <tr
                key={item.questionId}
                className="[&>*]:border-b [&>*]:border-line [&>*]:py-2 [&>*]:pe-4 [&>*]:text-start [&>*]:align-top"
              >
                <th scope="row" className={`font-normal ${item.title ? 'min-w-64' : 'font-mono'}`}>
                  {item.title ? <Inline text={item.title} /> : item.questionId}
                </th>
                <td>{item.learners}</td>
                <td>{two(item.facility)}</td>
                <td>{two(item.discrimination)}</td>
                <td>{item.medianMs !== null && t('seconds', { seconds: Math.round(item.medianMs / 1000) })}</td>
                <td className="whitespace-nowrap">
                  {two(item.byLocale.en?.facility) || '–'} / {two(item.byLocale.zh?.facility) || '–'}
                </td>
                <td className="min-w-48">
                  {Object.entries(item.options)
                    .map(([option, count]) => `${option} ${count}`)
                    .join(', ')}
                </td>
                <td className="min-w-48">{item.flags.map((flag) => t(`flags.${flag}`)).join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-3 text-sm text-soft">{t('note')}</p>
    </>
  )
}
