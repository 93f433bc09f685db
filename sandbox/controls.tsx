'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
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
  const end = steps.length
  const step = steps[position - 1]
  const time = duration(timeAt(steps, position))
  const icon = (name: 'toStart' | 'toEnd' | 'stepBack', to: number, className: string): ReactNode => (
    <Button
      className={className}
      aria-label={t(name)}
      aria-disabled={position === Math.max(0, to)}
      onClick={() => go(to)}
    >
      <Icon name={name} />
    </Button>
  )
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        {icon('toStart', 0, small)}
        <input
          type="range"
          max={end}
          value={position}
          onChange={(event) => go(event.target.valueAsNumber)}
          aria-label={t('scrub')}
          aria-valuetext={
            step ? t('moment', { time, host: step.host, state: step.after[step.host].state }) : t('atStart')
          }
          className="h-8 min-w-0 flex-1 cursor-pointer accent-ink"
        />
        {icon('toEnd', end, small)}
      </div>
      <div className="flex items-center gap-2">
        {!still && (
          <Button variant="primary" className={wide} onClick={playing ? pause : play}>
            <Icon name={playing ? 'pause' : 'play'} />
            {t(playing ? 'pause' : position === end ? 'playAgain' : 'play')}
          </Button>
        )}
        <Button
          variant={still ? 'primary' : 'quiet'}
          className={wide}
          aria-disabled={position === end}
          onClick={() => go(position + 1)}
        >
          {t('step')}
          <Icon name="step" />
        </Button>
        {icon('stepBack', position - 1, 'w-11 flex-none px-0!')}
        <span aria-hidden="true" className="ms-auto hidden text-soft text-sm tabular-nums @md:block">
          {time}
        </span>
      </div>
    </div>
  )
}
