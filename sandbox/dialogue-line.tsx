'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { utterance } from '../tcp/dialogue.ts'
import { peerOf } from '../tcp/scenario.ts'
import { hue } from './hue.ts'
import { segmentText } from './label.ts'
import { type Run, type RunControl, useTold } from './run.ts'
import { segmentAt } from './steps.ts'

/** What the segment at hand tells the other side, in one plain sentence. */
export function DialogueLine({ control }: { control: RunControl }) {
  return <Line {...useTold(control)} />
}

const Line = memo(function Line({ run, position }: { run: Run; position: number }) {
  const t = useTranslations('sandbox')
  const segment = segmentAt(run.trace, run.steps, position)
  if (!segment) return <p className="m-0 max-w-none text-soft">{t('invite')}</p>
  const { code, params } = utterance(run.trace, segment.id)
  const { seq, ack, len, next } = params
  const { from } = segment
  const to = peerOf(from)
  return (
    <figure className={`m-0 border-current border-s-3 ps-3 font-semibold ${hue[from]}`}>
      <figcaption className="text-sm">
        {t('host', { host: from })}
        <span className="text-soft"> → </span>
        <span className={hue[to]}>{t('host', { host: to })}</span>
        <code lang="en" className="ms-2 bg-transparent p-0 font-mono text-soft text-xs font-normal">
          {segmentText(segment)}
        </code>
      </figcaption>
      <blockquote className="m-0 text-ink leading-snug font-normal">
        {t(`dialogue.${code}`, { seq: `${seq}`, ack: `${ack}`, len, last: `${next - 1}` })}
      </blockquote>
    </figure>
  )
})
