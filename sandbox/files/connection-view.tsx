'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { hosts } from '../../tcp/scenario.ts'
import { duration } from '../format.ts'
import { hue } from '../hue.ts'
import type { ConnectionDetail } from './capture-file.ts'
import { CapturedLadder } from './captured-ladder.tsx'
import { SegmentTable } from './segment-table.tsx'
import { unknownValues, verdictValues } from './verdict-values.ts'

export interface ConnectionProps {
  /** From 1, as people count. */
  number: number
  detail: ConnectionDetail
  /** Of the file. */
  name: string
}

/** One captured connection: its end in words, what stays open, both sides' states, the ladder and its twin. */
export function ConnectionView({ number, detail, name }: ConnectionProps) {
  const t = useTranslations('files')
  const heading = useId()
  const { verdict, unknown, states } = detail
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-8">
      <div>
        <h2 id={heading} className="text-2xl">
          {t('connection', { number })}
        </h2>
        <h3 className="mt-4 text-lg">{t('verdictHeading')}</h3>
        <p className="mt-1 max-w-[42rem] text-lg">{t(`verdict.${verdict.code}`, verdictValues(verdict))}</p>
      </div>
      <div>
        <h3 className="text-lg">{t('unknownHeading')}</h3>
        {unknown.length === 0 ? (
          <p className="mt-1 text-soft">{t('nothingUnknown')}</p>
        ) : (
          <ul className="mt-1 max-w-[42rem] list-disc ps-5">
            {unknown.map((one) => (
              <li key={`${one.code} ${one.host}`}>{t(`unknown.${one.code}`, unknownValues(one))}</li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <h3 className="text-lg">{t('statesHeading')}</h3>
        <p className="mt-1 max-w-[42rem] text-soft">{t('statesNote')}</p>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          {hosts.map((host) => (
            <div key={host} className={`border-current border-t-3 bg-sunken p-3 ${hue[host]}`}>
              <h4 className="font-semibold">{t('host', { host })}</h4>
              {states[host].length === 0 && <p className="text-ink">{t('noStates')}</p>}
              <ol className="text-ink text-sm">
                {states[host].map(({ at, state }) => (
                  <li key={`${at} ${state}`} className="flex justify-between gap-4">
                    <code lang="en" className="font-mono">
                      {state}
                    </code>
                    <span className="text-soft tabular-nums">{duration(at)}</span>
                  </li>
                ))}
              </ol>
            </div>
          ))}
        </div>
      </div>
      <CapturedLadder detail={detail} title={`${name} ${number}`} />
      <SegmentTable segments={detail.segments} />
    </section>
  )
}
