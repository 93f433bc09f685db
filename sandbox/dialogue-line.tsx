'use client'

import { useTranslations } from 'next-intl'
import { utterance } from '../tcp/dialogue.ts'
import { peerOf } from '../tcp/scenario.ts'
import { segmentText } from './label.ts'
import type { RunControl } from './run.ts'
import { segmentAt } from './steps.ts'

const look = {
  client: { said: 'border-s-client', name: 'text-client' },
  server: { said: 'border-s-server', name: 'text-server' },
} as const

/** What the segment at hand tells the other side, in one plain sentence. */
export function DialogueLine({ control }: { control: RunControl }) {
  const t = useTranslations('sandbox')
  const { run, position } = control
  const segment = segmentAt(run.trace, run.steps, position)
  if (!segment) return <p className="m-0 max-w-none text-soft">{t('invite')}</p>
  const { code, params } = utterance(run.trace, segment.id)
  const { seq, ack, len, next } = params
  const numbers = { seq: String(seq), ack: String(ack), len, last: String(next - 1) }
  const to = peerOf(segment.from)
  return (
    <figure className={`m-0 border-s-3 ps-3 ${look[segment.from].said}`}>
      <figcaption className="text-sm text-soft">
        <span className={`font-semibold ${look[segment.from].name}`}>{t('host', { host: segment.from })}</span>
        {' → '}
        <span className={`font-semibold ${look[to].name}`}>{t('host', { host: to })}</span>
        <code lang="en" className="ms-2 bg-transparent p-0 font-mono text-xs">
          {segmentText(segment)}
        </code>
      </figcaption>
      <blockquote className="m-0 leading-snug">{t(`dialogue.${code}`, numbers)}</blockquote>
    </figure>
  )
}
