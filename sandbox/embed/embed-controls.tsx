'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/kit/button'
import { duration } from '../format.ts'
import { Icon } from '../icons.tsx'
import type { RunControl } from '../run.ts'
import { timeAt } from '../steps.ts'
import type { Control } from './address.ts'

const square = 'w-11 flex-none px-0!'

/** Play, step and scrub, as far as they were asked for. */
export function EmbedControls({ control, controls }: { control: RunControl; controls: readonly Control[] }) {
  const t = useTranslations('sandbox')
  const { run, position, playing, still, go, play, pause } = control
  const { steps } = run
  const end = steps.length
  const step = steps[position - 1]
  const time = duration(timeAt(steps, position))
  const has = (wanted: Control) => controls.includes(wanted)
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-t p-2">
      {has('play') && !still && (
        <Button variant="primary" className="px-3!" onClick={playing ? pause : play}>
          <Icon name={playing ? 'pause' : 'play'} />
          {t(playing ? 'pause' : position === end ? 'playAgain' : 'play')}
        </Button>
      )}
      {(has('step') || (has('play') && still)) && (
        <>
          <Button className="px-3!" aria-disabled={position === end} onClick={() => go(position + 1)}>
            {t('step')}
            <Icon name="step" />
          </Button>
          <Button
            className={square}
            aria-label={t('stepBack')}
            aria-disabled={position === 0}
            onClick={() => go(position - 1)}
          >
            <Icon name="stepBack" />
          </Button>
        </>
      )}
      {has('scrub') && (
        <input
          type="range"
          max={end}
          value={position}
          onInput={(event) => go(event.currentTarget.valueAsNumber)}
          aria-label={t('scrub')}
          aria-valuetext={
            step ? t('moment', { time, host: step.host, state: step.after[step.host].state }) : t('atStart')
          }
          className="h-8 min-w-24 flex-1 cursor-pointer accent-ink"
        />
      )}
    </div>
  )
}
