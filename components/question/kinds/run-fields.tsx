import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { SandboxProps } from '@/sandbox/instrument'
import { SandboxSlot } from '@/sandbox/slot'
import type { Scenario } from '@/tcp/scenario'

interface Props extends Pick<SandboxProps, 'scenario' | 'allow' | 'goal' | 'par' | 'mutant' | 'mode' | 'startAt'> {
  title: string
  /** An answer given on an earlier visit that still waits. */
  initial: unknown
  /** What is read until the simulator is there. */
  children: ReactNode
}

/** The answer is a run: the simulator, in which the learner adds to a start. */
export function RunFields({ scenario: given, initial, title, children, ...task }: Props) {
  const t = useTranslations('question.challenge')
  const [start] = useState(() => (initial as Scenario | undefined) ?? given)
  const [scenario, setScenario] = useState(start)
  const changed = JSON.stringify(scenario) !== JSON.stringify(given)
  return (
    <>
      <SandboxSlot
        scenario={start}
        given={given.network}
        title={title}
        mode="challenge"
        {...task}
        onScenarioChange={setScenario}
      >
        <div className="p-4">
          {children}
          <p className="text-sm text-soft">{t('loading')}</p>
        </div>
      </SandboxSlot>
      <input type="hidden" name="scenario" value={changed ? JSON.stringify(scenario) : ''} />
    </>
  )
}

/** The run in the controls; null while it is the start. */
export function readRun(form: FormData): unknown {
  const scenario = form.get('scenario')
  return scenario ? JSON.parse(String(scenario)) : null
}
