import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { hosts } from '../tcp/scenario.ts'
import type { Frame } from './frame.ts'
import { hue } from './hue.ts'

/** The hosts' names above their lanes, in a picture of this frame. */
export const LaneHeads = memo(function LaneHeads({ frame }: { frame: Frame }) {
  const t = useTranslations('sandbox')
  return (
    <div aria-hidden="true" className="relative h-7 flex-none border-line border-b text-sm font-semibold">
      {frame.width > 0 &&
        hosts.map((host) => (
          <span
            key={host}
            className={`absolute text-center ${hue[host]}`}
            style={{ left: frame.left[host], width: frame.bandWidth }}
          >
            {t('host', { host })}
          </span>
        ))}
    </div>
  )
})
