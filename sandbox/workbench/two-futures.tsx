'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/kit/button'
import { hosts, type Scenario } from '../../tcp/scenario.ts'
import { duration } from '../format.ts'
import { hue } from '../hue.ts'
import { laddersOf } from '../ladder.ts'
import { Drawing, pictureOf, useMarks } from '../ladder-picture.tsx'
import { type Run, runOf } from '../run.ts'
import { useSize } from '../size.ts'
import { viewAt } from '../steps.ts'
import { compareRuns } from './compare.ts'
import { ComparedRows } from './compared-rows.tsx'

interface Props {
  before: Run
  scenario: Scenario
  onTake: () => void
}

const sides = ['before', 'after'] as const
const scroller = { tabIndex: 0 }
/** From here on both pictures have room beside each other. */
const wide = 720
const gap = 16

/** Two runs as pictures and, moment by moment, as words; the first difference is marked in both. */
export function TwoFutures({ before, scenario, onTake }: Props) {
  const t = useTranslations('workbench.whatIf')
  const after = useMemo(() => runOf(scenario), [scenario])
  const comparison = useMemo(() => compareRuns(before, after), [before, after])
  const { rows, first } = comparison
  const [side, setSide] = useState<(typeof sides)[number]>('after')
  const [box, { width }] = useSize()
  const both = width >= wide
  const each = Math.max(280, both ? Math.floor((width - gap) / 2) : width)
  const marks = useMarks()
  const ladders = useMemo(() => {
    const [was, is] = laddersOf([before, after], each, marks).map(pictureOf)
    return { before: was!, after: is! }
  }, [before, after, each, marks])
  const runs = { before, after }
  const result = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (after) result.current?.focus()
  }, [after])
  const ends = { before: viewAt(before.steps, before.steps.length), after: viewAt(after.steps, after.steps.length) }
  const row = first === null ? null : rows[first]!
  // What happens at one moment has one height in both pictures.
  const starts = sides.flatMap((which) => ladders[which].times.find(({ at }) => row && at >= row.at)?.y ?? [])
  const mark = row && starts.length > 0 ? Math.min(...starts) : null
  return (
    <div className="mt-6">
      <p ref={result} tabIndex={-1} className="m-0 font-semibold">
        {row ? t('first', { time: duration(row.at) }) : t('same')}
      </p>
      {row && (
        <>
          <p className="mt-1 max-w-[48rem]">
            {t('ends', {
              client: ends.before.client.state,
              server: ends.before.server.state,
              client2: ends.after.client.state,
              server2: ends.after.server.state,
            })}
          </p>
          {!both && width > 0 && (
            <fieldset className="mt-4 flex flex-wrap gap-x-6">
              <legend className="sr-only">{t('which')}</legend>
              {sides.map((which) => (
                <label key={which} className="flex min-h-11 items-center gap-2">
                  <input
                    type="radio"
                    name="future"
                    checked={side === which}
                    onChange={() => setSide(which)}
                    className="size-5 accent-client"
                  />
                  {t(which)}
                </label>
              ))}
            </fieldset>
          )}
          <div
            ref={box}
            {...scroller}
            className="relative mt-3 flex max-h-[40rem] items-start gap-4 overflow-y-auto overflow-x-hidden rounded-md border border-line"
          >
            {width > 0 &&
              sides
                .filter((which) => both || which === side)
                .map((which) => (
                  <figure key={which} className="relative m-0 min-w-0 flex-none">
                    <figcaption className="sticky top-0 z-1 border-line border-b bg-raised px-3 py-1.5 font-semibold">
                      {t(which)}
                      <span aria-hidden="true" className="flex justify-between text-sm">
                        {hosts.map((host) => (
                          <span key={host} className={hue[host]}>
                            {t('host', { host })}
                          </span>
                        ))}
                      </span>
                    </figcaption>
                    <div className="relative">
                      <Drawing run={runs[which]} position={runs[which].steps.length} ladder={ladders[which]} />
                      {mark !== null && <FirstDifference y={mark} text={t('differs')} />}
                    </div>
                  </figure>
                ))}
          </div>
          <ComparedRows before={before} after={after} comparison={comparison} />
          <Button className="mt-4" onClick={onTake}>
            {t('take')}
          </Button>
        </>
      )}
    </div>
  )
}

function FirstDifference({ y, text }: { y: number; text: string }) {
  return (
    <div
      className="pointer-events-none absolute inset-x-0 border-bad border-t-2 border-dashed"
      style={{ top: Math.max(0, y - 14) }}
    >
      <span className="absolute -top-3 left-1/2 -translate-x-1/2 rounded bg-bad-soft px-1.5 font-semibold text-bad text-xs">
        {text}
      </span>
    </div>
  )
}
