'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/kit/button'
import { useHydrated } from '@/components/question/use-slot'
import { actions } from '@/quiz/actions'
import { SandboxSlot } from '@/sandbox/slot'
import type { LibraryScenario } from '@/sandbox/workbench/library'
import { WorkbenchSlot } from '@/sandbox/workbench/slot'
import type { Scenario } from '@/tcp/scenario'
import { TaskForm } from './task-form'

interface Props {
  first: LibraryScenario
  lessons: Record<string, string>
  /** The library, which opens its scenarios on the bench. */
  children: ReactNode
}

/** An own task is recorded: set the start up, play a run from there, then say what of it counts. */
export function Recorder({ first, lessons, children }: Props) {
  const t = useTranslations('assignment.record')
  const locale = useLocale()
  const hydrated = useHydrated()
  const [bench, setBench] = useState<Scenario>(first.scenario)
  const [start, setStart] = useState<Scenario | null>(null)
  const [played, setPlayed] = useState<Scenario | null>(null)
  const laid = useCallback((scenario: Scenario) => setBench(scenario), [])
  const classroomId = hydrated ? (new URLSearchParams(location.search).get('class') ?? '-') : null
  // A new stage begins where the reader can see its heading.
  const stage = start === null ? 'start' : 'play'
  useEffect(() => {
    if (stage === 'play') document.getElementById('play')?.focus()
  }, [stage])
  if (start === null) {
    return (
      <section>
        <h2 className="text-2xl">{t('setUp')}</h2>
        <p className="mt-2 mb-4 max-w-[48rem] text-soft">{t('setUpLead')}</p>
        <Button variant="primary" onClick={() => setStart(bench)} className="mb-6">
          {t('startHere')}
        </Button>
        <WorkbenchSlot first={first} lessons={lessons} onScenario={laid}>
          <p className="text-soft">{t('loading')}</p>
        </WorkbenchSlot>
        {children}
      </section>
    )
  }
  return (
    <>
      <section>
        <h2 id="play" tabIndex={-1} className="text-2xl">
          {t('play')}
        </h2>
        <p className="mt-2 mb-4 max-w-[48rem] text-soft">{t('playLead')}</p>
        <Button
          className="mb-6"
          onClick={() => {
            setStart(null)
            setPlayed(null)
          }}
        >
          {t('otherStart')}
        </Button>
        <SandboxSlot
          scenario={start}
          given={start.network}
          title={t('play')}
          mode="challenge"
          allow={actions}
          onScenarioChange={setPlayed}
        >
          <p className="p-4 text-soft">{t('loading')}</p>
        </SandboxSlot>
      </section>
      {classroomId && <TaskForm key={locale} classroomId={classroomId} start={start} played={played ?? start} />}
    </>
  )
}
