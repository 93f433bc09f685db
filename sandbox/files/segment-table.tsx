'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { CapturedSegment } from '../../tcp/capture/connection.ts'
import { hue } from '../hue.ts'

const marks = ['retransmission', 'outOfOrder', 'duplicate', 'keepalive', 'stray', 'cut', 'fragmented'] as const
const columns = ['time', 'from', 'flags', 'seq', 'ack', 'length', 'notes'] as const

/** The segments of a capture as a table: the twin of its ladder. */
export function SegmentTable({ segments }: { segments: CapturedSegment[] }) {
  const t = useTranslations('files')
  const heading = useId()
  return (
    <div>
      <h3 id={heading} className="text-lg">
        {t('segments')}
      </h3>
      <section
        aria-labelledby={heading}
        tabIndex={0}
        className="relative mt-3 max-h-[36rem] overflow-auto border border-line bg-raised"
      >
        <table className="w-full min-w-[40rem] text-sm tabular-nums">
          <thead>
            <tr className="text-start text-soft">
              {columns.map((column) => (
                <th key={column} scope="col" className="border-line border-b px-3 py-2 text-start font-semibold">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {segments.map((segment) => (
              <tr key={segment.id} className="border-line border-b align-top">
                <td className="px-3 py-1 whitespace-nowrap">{segment.at.toFixed(3)} ms</td>
                <td className={`px-3 py-1 font-semibold ${hue[segment.from]}`}>{t('host', { host: segment.from })}</td>
                <td className="px-3 py-1 font-mono">{segment.flags || t('noFlags')}</td>
                <td className="px-3 py-1">{segment.seq}</td>
                <td className="px-3 py-1">{segment.ack ?? '–'}</td>
                <td className="px-3 py-1">{segment.len}</td>
                <td className="px-3 py-1">
                  {marks
                    .filter((mark) => segment[mark])
                    .map((mark) => t(`mark.${mark}`))
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
