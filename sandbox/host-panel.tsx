'use client'

import { useTranslations } from 'next-intl'
import type { Host } from '../tcp/scenario.ts'
import { Act } from './act.tsx'
import { callText } from './call.ts'
import { type Action, callActions, callObstacle, callOf, callTime, withCall } from './edits.ts'
import { duration } from './format.ts'
import { hue } from './hue.ts'
import type { RunControl } from './run.ts'
import { timeAt, viewAt } from './steps.ts'

/** One side at a glance: its state, its variables, the timers that run, and the calls that its application may make now. */
export function HostPanel({ host, control, allow }: { host: Host; control: RunControl; allow: readonly Action[] }) {
  const t = useTranslations('sandbox')
  const { run, position, change } = control
  const { scenario, steps } = run
  const { state, variables } = viewAt(steps, position)[host]
  const { sndUna, sndNxt, rcvNxt, timers = [] } = variables ?? {}
  return (
    <div className={`flex min-w-0 flex-col gap-2 border-current border-t-3 bg-sunken p-2 @md:p-3 ${hue[host]}`}>
      <p className="m-0 text-sm leading-snug font-semibold">
        {t('host', { host })}
        <code lang="en" className="block bg-transparent p-0 font-mono text-ink">
          {state}
        </code>
      </p>
      <dl className="m-0 grid grid-cols-[auto_auto] justify-between font-mono text-ink text-xs leading-5 tabular-nums">
        {Object.entries({ 'SND.UNA': sndUna, 'SND.NXT': sndNxt, 'RCV.NXT': rcvNxt }).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="m-0 text-end">{value ?? '–'}</dd>
          </div>
        ))}
      </dl>
      <p className="m-0 h-12 text-soft text-xs leading-4 tabular-nums">
        {timers.length === 0 && t('noTimer')}
        {timers.map(({ name, expiresAt }) => (
          <span key={name} className="flex flex-wrap justify-between gap-x-2 text-ink">
            {t(`timer.${name}`)}
            <span className="ms-auto">{duration(Math.max(0, expiresAt - timeAt(steps, position)))}</span>
          </span>
        ))}
      </p>
      <div className="relative flex flex-wrap gap-1.5">
        {callActions.map((action) => {
          if (!allow.includes(action)) return null
          const obstacle = callObstacle(action, host, { ...run, position })
          const call = callOf(action, host, callTime(steps, position))
          return (
            <Act
              key={action}
              className="flex-1 px-1! font-mono text-xs! font-normal @md:px-2!"
              aria-label={t('callOn', { call: callText(call), host })}
              reason={obstacle && t(`obstacle.${obstacle}`)}
              onPress={() => change(withCall(scenario, call), scenario.script.length)}
            >
              {callText(call)}
            </Act>
          )
        })}
      </div>
    </div>
  )
}
