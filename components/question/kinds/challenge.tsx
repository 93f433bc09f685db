import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Inline } from '@/components/kit/inline'
import { SandboxSlot } from '@/sandbox/slot'
import type { Scenario } from '@/tcp/scenario'
import { Hints } from '../hints'
import type { KindView } from '../kind-view'
import { Mark, markOf, Why } from '../marks'

export const challengeView: KindView<'challenge'> = {
  staysOpen: true,

  Fields: function ChallengeFields({ question, initial }) {
    const t = useTranslations('question.challenge')
    const [start] = useState(() => (initial as Scenario | undefined) ?? question.scenario)
    const [scenario, setScenario] = useState(start)
    const changed = JSON.stringify(scenario) !== JSON.stringify(question.scenario)
    return (
      <>
        <SandboxSlot
          scenario={start}
          given={question.scenario.network}
          title={t('title')}
          mode="challenge"
          allow={question.allow}
          goal={question.goal}
          par={question.par}
          onScenarioChange={setScenario}
        >
          <div className="p-4">
            <p className="font-medium">{t('goal')}</p>
            <ul className="mt-1 mb-4 list-disc space-y-1 pl-6">
              {question.goal.map(({ say }) => (
                <li key={say}>
                  <Inline text={say} />
                </li>
              ))}
            </ul>
            <p className="text-sm text-soft">{t('loading')}</p>
          </div>
        </SandboxSlot>
        <Hints question={question} />
        <input type="hidden" name="scenario" value={changed ? JSON.stringify(scenario) : ''} />
      </>
    )
  },

  read(form) {
    const scenario = form.get('scenario')
    return scenario ? JSON.parse(String(scenario)) : null
  },

  Result: function ChallengeResult({ question, feedback: { clauses, additions, par, hintCost, why } }) {
    const t = useTranslations('question.challenge')
    return (
      <>
        <ul className="list-none space-y-2 pl-0">
          {clauses.map(({ held, code, at, found }, index) => (
            <li key={question.goal[index]?.say} className="flex gap-2">
              <span>
                <Mark verdict={markOf(held)} />
              </span>
              <span className="min-w-0">
                <Inline text={question.goal[index]?.say ?? ''} />{' '}
                <span className="text-sm text-soft">{t(`finding.${code}`, { at: at ?? 0, found: found ?? 0 })}</span>
              </span>
            </li>
          ))}
        </ul>
        <p className="mt-3">{t('used', { additions, par })}</p>
        {hintCost > 0 && <p>{t('hintCost', { cost: Math.round(hintCost * 100) })}</p>}
        {why && <Why text={why} className="mt-3" />}
      </>
    )
  },
}
