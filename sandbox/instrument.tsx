'use client'

import { useTranslations } from 'next-intl'
import { lazy, Suspense, useRef, useState } from 'react'
import type { MutantName } from '../tcp/mutants/mutants.ts'
import { hosts, type NetworkAct, type Scenario } from '../tcp/scenario.ts'
import type { SimulateOptions } from '../tcp/simulate.ts'
import type { TraceSegment } from '../tcp/trace.ts'
import { Announcer } from './announcer.tsx'
import { boxClass, type Mode } from './box.ts'
import type { GoalClause } from './challenge-goal.tsx'
import { Controls } from './controls.tsx'
import { DialogueLine } from './dialogue-line.tsx'
import { type Action, additions, segmentObstacle, toggled } from './edits.ts'
import { duration } from './format.ts'
import { Header } from './header.tsx'
import { HostPanel } from './host-panel.tsx'
import { useKeys } from './keys.ts'
import { LadderView } from './ladder-view.tsx'
import { type RunOptions, useRun } from './run.ts'
import { timeAt } from './steps.ts'
import { TranscriptView } from './transcript-view.tsx'

export interface SandboxProps {
  scenario: Scenario
  title: string
  /**
   * `figure` waits at the start; `challenge` reports every change; `hero` plays at once and shows little; `bench` shows
   * and permits everything; `embed` is a figure on somebody else's page.
   */
  mode?: Mode
  /** What the learner may do. */
  allow?: readonly Action[]
  /** Acts on segments that belong to the task and stay. */
  given?: readonly NetworkAct[]
  /** The clauses of a challenge, which tick off as the run meets them, and how many changes are enough. */
  goal?: readonly GoalClause[]
  par?: number
  /** Opens with all that has happened by then, ms. */
  startAt?: number
  /** Opens with so many steps done; goes before `startAt`. */
  position?: number
  /** What is seen first, where there is a choice. */
  view?: View
  /** The server's stack, where it is one that does something wrong: loaded apart. */
  mutant?: MutantName
  mutations?: SimulateOptions['mutations']
  onScenarioChange?: (scenario: Scenario) => void
  /** Told at the start and at each step; `step` is the last one that has happened. */
  onPosition?: RunOptions['onPosition']
}

export type View = 'ladder' | 'diagram' | 'transcript'

const usual: Record<Exclude<Mode, 'bench'>, readonly Action[]> = {
  figure: ['close', 'shutdown', 'send', 'drop'],
  challenge: ['close', 'shutdown', 'send', 'drop'],
  embed: ['close', 'shutdown', 'send', 'drop'],
  hero: ['drop'],
}
const delays = [50, 200, 1000, 5000]
/** Only challenges load it, with what evaluates a goal. */
const ChallengeGoal = lazy(() => import('./challenge-goal.tsx').then((file) => ({ default: file.ChallengeGoal })))
const none: readonly NetworkAct[] = []
/** A long goal scrolls: the keyboard must be able to reach it. */
const scroller = { tabIndex: 0 }

/** The simulator in its small forms; the `bench` has an arrangement of its own, which is loaded apart. */
export function Instrument({
  scenario,
  title,
  mode: asked = 'figure',
  given = none,
  goal,
  par,
  ...props
}: SandboxProps) {
  const mode = asked === 'bench' ? 'figure' : asked
  const { allow = usual[mode] } = props
  const t = useTranslations('sandbox')
  const control = useRun(scenario, { ...props, atOnce: mode === 'hero' })
  const { run, position, change } = control
  const area = useRef<HTMLElement>(null)
  useKeys(area, control)
  const [delayMs, setDelayMs] = useState(200)
  const drop = (segment: TraceSegment) => {
    if (segmentObstacle('drop', segment, run.scenario, given) === null)
      change(toggled(run.scenario, 'drop', segment, 0))
  }
  const transcript = <TranscriptView {...{ run, position, change, allow, given, delayMs }} />
  return (
    <section ref={area} aria-label={title} className="@container">
      <div className={boxClass[mode]}>
        <div
          className={`flex flex-col ${mode === 'hero' ? 'min-h-0 flex-1' : 'h-[43rem] flex-none @lg:h-[40rem] @3xl:h-auto @3xl:min-h-0'}`}
        >
          <Header title={title} control={control} />
          {control.offline && (
            <p role="alert" className="m-0 flex-none bg-bad-soft px-3 py-2 text-sm">
              {t('offline')}
            </p>
          )}
          <LadderView control={control} onSegment={allow.includes('drop') ? drop : undefined} />
          <div className="h-38 flex-none overflow-y-auto border-t border-line px-3 py-2 @md:h-26 @md:px-4">
            <DialogueLine control={control} />
          </div>
          <div className="flex-none border-t border-line p-3 @md:px-4">
            <Controls control={control} />
          </div>
        </div>
        {mode === 'hero' ? (
          <details className="flex max-h-1/2 min-h-0 flex-none flex-col border-t border-line">
            <summary className="px-4 py-2.5 text-sm">{t('transcript')}</summary>
            <div className="flex h-52 flex-col">{transcript}</div>
          </details>
        ) : (
          <div className="flex min-h-0 flex-1 flex-col border-t border-line @3xl:border-s @3xl:border-t-0">
            {goal && (
              <div {...scroller} className="max-h-56 flex-none overflow-y-auto border-line border-b p-3">
                <Suspense fallback={goal.map(({ say }) => say).join(' ')}>
                  <ChallengeGoal
                    goal={goal}
                    trace={run.trace}
                    now={timeAt(run.steps, position)}
                    over={position === run.steps.length}
                    used={additions(scenario, run.scenario)}
                    par={par}
                  />
                </Suspense>
              </div>
            )}
            <div className="grid flex-none grid-cols-2 gap-2 p-2">
              {hosts.map((host) => (
                <HostPanel key={host} host={host} control={control} allow={allow} />
              ))}
            </div>
            {allow.includes('delay') && (
              <label className="flex flex-none items-center gap-2 px-3 pb-2 text-sm">
                {t('delayBy')}
                <select
                  value={delayMs}
                  onChange={(event) => setDelayMs(Number(event.target.value))}
                  className="min-h-8 rounded border border-edge bg-raised px-2"
                >
                  {delays.map((ms) => (
                    <option key={ms} value={ms}>
                      {duration(ms)}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {transcript}
            <details className="flex-none border-line border-t px-3 text-sm">
              <summary className="py-2.5">{t('keys')}</summary>
              <p className="mt-0 mb-3 max-w-none text-soft">{t('keysNote')}</p>
            </details>
          </div>
        )}
      </div>
      <Announcer control={control} />
    </section>
  )
}
