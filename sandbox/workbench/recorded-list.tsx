import { useTranslations } from 'next-intl'
import { duration } from '../format.ts'
import { hue } from '../hue.ts'
import type { Run } from '../run.ts'
import { Sentence } from '../sentence.tsx'

/** A recording in words. A segment or a state for which no cause was noted gets its host as the subject. */
export function RecordedList({ run, position }: { run: Run; position: number }) {
  const t = useTranslations('workbench.recorded')
  return (
    <ol aria-label={t('transcript')} className="m-0 list-none p-0">
      {run.steps.slice(0, position).map((step) => (
        <li
          key={step.index}
          aria-current={step.index === position - 1 ? 'step' : undefined}
          className={`m-0 max-w-none border-line border-b px-3 py-2 aria-[current]:bg-sunken ${hue[step.host]}`}
        >
          <div className="border-current border-s-3 ps-2">
            <span className="me-2 text-soft tabular-nums">{duration(step.at)}</span>
            <span className="text-ink">
              {(step.cause.kind === 'send' || step.cause.kind === 'state') && t('subject', { host: step.host })}
              <Sentence run={run} step={step} />
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}
