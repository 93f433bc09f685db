'use client'

import { useTranslations } from 'next-intl'
import { useId, useMemo } from 'react'
import type { Scenario } from '../../tcp/scenario.ts'
import { frameOf } from '../frame.ts'
import { LadderPicture } from '../ladder-picture.tsx'
import { LaneHeads } from '../lane-heads.tsx'
import type { Run } from '../run.ts'
import { useSize } from '../size.ts'
import { stepsOf } from '../steps.ts'
import type { ConnectionDetail } from './capture-file.ts'
import { DownloadMenu } from './download-menu.tsx'

/** Nobody called anything: a capture has no scenario. */
const noScenario: Scenario = {
  version: 1,
  stack: { client: { profile: 'rfc9293' }, server: { profile: 'rfc9293' } },
  link: { delayMs: 0 },
  script: [],
  network: [],
  untilMs: 0,
}

/** A captured connection as the sandbox draws runs. */
export function CapturedLadder({ detail, title }: { detail: ConnectionDetail; title: string }) {
  const t = useTranslations('files')
  const heading = useId()
  const [box, { width }] = useSize()
  const run = useMemo<Run>(
    () => ({ scenario: noScenario, trace: detail.trace, steps: stepsOf(detail.trace, []) }),
    [detail],
  )
  const frame = frameOf(width)
  const { segments, segmentCount } = detail
  return (
    <div>
      <h3 id={heading} className="text-lg">
        {t('ladder')}
      </h3>
      <p className="mt-1 max-w-[42rem] text-soft">{t('ladderNote')}</p>
      {segments.length < segmentCount && (
        <p className="mt-1 max-w-[42rem]">{t('ladderPart', { shown: segments.length, all: segmentCount })}</p>
      )}
      <div className="mt-3 overflow-hidden rounded-lg border border-line bg-raised">
        <LaneHeads frame={frame} />
        <section aria-labelledby={heading} tabIndex={0} className="max-h-[44rem] overflow-x-hidden overflow-y-auto">
          <div ref={box}>{width > 0 && <LadderPicture run={run} position={run.steps.length} width={width} />}</div>
        </section>
      </div>
      <div className="mt-3">
        <DownloadMenu run={run} title={title} formats={['svg', 'png']} />
      </div>
    </div>
  )
}
