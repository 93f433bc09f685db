import { useTranslations } from 'next-intl'
import { duration } from '../format.ts'
import { hue } from '../hue.ts'
import type { Run } from '../run.ts'
import { Sentence } from '../sentence.tsx'
import type { Step } from '../steps.ts'
import type { Comparison } from './compare.ts'

/** So many moments before the first difference are shown: they are the same in both runs. */
const context = 3
const scroller = { tabIndex: 0 }
/** A longer run is not written out in full. */
const most = 300

/** Both runs on one clock: what happened at the same moment stands in the same row. */
export function ComparedRows({
  before,
  after,
  comparison: { rows, first },
}: {
  before: Run
  after: Run
  comparison: Comparison
}) {
  const t = useTranslations('workbench.whatIf')
  const from = Math.max(0, (first ?? 0) - context)
  return (
    <details className="mt-4" open>
      <summary className="py-2 font-semibold">{t('table')}</summary>
      <div {...scroller} className="max-h-[36rem] overflow-y-auto rounded-md border border-line px-2 sm:px-3">
        <table className="w-full table-fixed border-collapse text-xs leading-snug sm:text-sm">
          <thead>
            <tr className="text-start">
              <th scope="col" className="w-14 py-2 pe-2 text-start align-top sm:w-28">
                {t('time')}
              </th>
              <th scope="col" className="py-2 pe-3 text-start align-top">
                {t('before')}
              </th>
              <th scope="col" className="py-2 text-start align-top">
                {t('after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(from, from + most).map((row, offset) => {
              const isFirst = from + offset === first
              return (
                <tr
                  key={row.at}
                  className={`border-line border-t align-top ${row.same ? 'text-soft' : ''} ${isFirst ? 'border-bad! border-t-2! bg-bad-soft' : ''}`}
                >
                  <th scope="row" className="py-2 pe-2 text-start font-normal tabular-nums">
                    {duration(row.at)}
                    {isFirst && <span className="block font-semibold text-bad text-xs">{t('differs')}</span>}
                  </th>
                  <Cell run={before} steps={row.before} nothing={t('nothing')} />
                  <Cell run={after} steps={row.after} nothing={t('nothing')} />
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Cell({ run, steps, nothing }: { run: Run; steps: readonly Step[]; nothing: string }) {
  return (
    <td className="break-words py-2 pe-3">
      {steps.length === 0 && <span className="text-soft">{nothing}</span>}
      {steps.map((step) => (
        <p key={step.index} className={`m-0 border-current border-s-3 ps-2 ${hue[step.host]}`}>
          <span className="text-ink">
            <Sentence run={run} step={step} />
          </span>
        </p>
      ))}
    </td>
  )
}
