'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { frameOf } from '../frame.ts'
import type { Arrow } from '../geometry.ts'
import { ArrowMark } from '../ladder-marks.tsx'
import type { Look } from '../looks.ts'

const looks: readonly Look[] = ['plain', 'lost', 'again', 'late', 'copy', 'forged']
const frame = frameOf(700)

/** What the lines and marks of the ladder mean. */
export const Legend = memo(function Legend() {
  const t = useTranslations('bench')
  return (
    <ul className="m-0 grid list-none gap-x-6 gap-y-1 p-0 @lg:grid-cols-2">
      {looks.map((look) => (
        <li key={look} className="m-0 flex items-center gap-3">
          <svg aria-hidden="true" width="96" height="24" fill="none" className="flex-none">
            <ArrowMark arrow={sample(look)} progress={1} frame={frame} />
          </svg>
          {t(`legend.${look}`)}
        </li>
      ))}
      <li className="m-0 flex items-center gap-3 @lg:col-span-2">
        <svg aria-hidden="true" width="96" height="24" stroke="currentColor" strokeWidth={1.5} className="flex-none">
          <path d="M9 2h6M12 2v18M41 2h6M44 2v16M73 2h6" fill="none" />
          <path d="M76 2v20" strokeDasharray="2 3" />
          <path d="M7 15h10l-5 7z" fill="currentColor" stroke="none" />
          <path d="M41 16l6 6m0-6l-6 6" />
        </svg>
        {t('legend.timer')}
      </li>
    </ul>
  )
})

function sample(look: Look): Arrow {
  const segment = {
    id: 0,
    at: 0,
    arrives: 0,
    from: 'client',
    flags: '',
    seq: 0,
    ack: 0,
    len: 0,
    window: 0,
    nth: 1,
  } as const
  return {
    segment,
    look,
    unseen: null,
    from: { x: 8, y: 6 },
    to: { x: look === 'lost' ? 60 : 88, y: 18 },
    label: { x: 0, y: 0, anchor: 'start', lines: [] },
    step: 0,
    ends: 0,
  }
}
