import { useTranslations } from 'next-intl'
import type { MeasuredClose } from './measured.ts'

const columns = ['recording', 'data', 'ackAfter', 'finAfter', 'segments'] as const

/** What a real Linux was recorded doing, beside the experiment. */
export function MeasuredTable({ closes, base }: { closes: MeasuredClose[]; base: string }) {
  const t = useTranslations('lab')
  const three = closes.filter(({ segments }) => segments === 3).length
  return (
    <>
      <p className="mb-2 font-semibold">{t('tally', { three, four: closes.length - three })}</p>
      <section aria-label={t('recording')} tabIndex={0} className="overflow-x-auto">
        <table className="w-full min-w-[32rem] text-sm tabular-nums">
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="border-edge border-b py-2 pe-4 text-start align-bottom font-semibold"
                >
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {closes.map(({ name, talked, ackAfterMs, finAfterMs, segments }) => (
              <tr key={name}>
                <th scope="row" className="border-line border-b py-1.5 pe-4 text-start font-normal">
                  <a href={`${base}/${name}`} lang="en" translate="no" className="font-mono text-xs underline">
                    {name}
                  </a>
                </th>
                <td className="border-line border-b py-1.5 pe-4">{t(talked ? 'yes' : 'no')}</td>
                <td className="border-line border-b py-1.5 pe-4 whitespace-nowrap">{ackAfterMs} ms</td>
                <td className="border-line border-b py-1.5 pe-4 whitespace-nowrap">{finAfterMs} ms</td>
                <td className="border-line border-b py-1.5 pe-4">{segments}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
