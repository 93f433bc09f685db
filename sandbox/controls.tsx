'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/kit/button'
import { duration } from './format.ts'
import { Icon } from './icons.tsx'
import type { RunControl } from './run.ts'
import { timeAt } from './steps.ts'

const small = 'min-h-8! w-8 flex-none border-transparent! px-0!'
const wide = 'min-w-0 flex-1 px-2! @md:min-w-28 @md:flex-none'

/** Play, step and scrub. The range counts steps, so that one press of an arrow key is one step. */
export function Controls({ control }: { control: RunControl }) {
  const t = useTranslations('sandbox')
  const { run, position, playing, still, go, play, pause } = control
  const { steps } = run
  const atEnd = position === steps.length
  const step = steps[position - 1]
  const moment = step
    ? t('moment', { time: duration(step.at), host: step.host, state: step.after[step.host].state })
    : t('atStart')
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <Button className={small} aria-label={t('toStart')} aria-disabled={position === 0} onClick={() => go(0)}>
          <Icon name="start" />
        </Button>
        <input
          type="range"
          min={0}
          max={steps.length}
          value={position}
          onChange={(event) => go(event.target.valueAsNumber)}
          aria-label={t('scrub')}
          aria-valuetext={moment}
          className="h-8 min-w-0 flex-1 cursor-pointer accent-ink"
        />
        <Button className={small} aria-label={t('toEnd')} aria-disabled={atEnd} onClick={() => go(steps.length)}>
          <Icon name="end" />
        </Button>
      </div>
      <div className="flex items-center gap-2">
        {!still && (
          <Button variant="primary" className={wide} onClick={playing ? pause : play}>
            <Icon name={playing ? 'pause' : 'play'} />
            {t(playing ? 'pause' : atEnd ? 'playAgain' : 'play')}
          </Button>
        )}
        <Button
          variant={still ? 'primary' : 'quiet'}
          className={wide}
          aria-disabled={atEnd}
          onClick={() => go(position + 1)}
        >
          {t('step')}
          <Icon name="step" />
        </Button>
        <Button
          className="w-11 flex-none px-0!"
          aria-label={t('stepBack')}
          aria-disabled={position === 0}
          onClick={() => go(position - 1)}
        >
          <Icon name="back" />
        </Button>
        <span aria-hidden="true" className="ms-auto hidden text-sm text-soft tabular-nums @md:block">
          {duration(timeAt(steps, position))}
        </span>
      </div>
    </div>
  )
}
