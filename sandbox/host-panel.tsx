'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Button } from '@/components/kit/button'
import type { Host } from '../tcp/scenario.ts'
import { callText } from './call.ts'
import { type Action, type CallAction, callActions, callObstacle, callOf, callTime, withCall } from './edits.ts'
import { duration } from './format.ts'
import { Hint } from './hint.tsx'
import type { RunControl } from './run.ts'
import { timeAt, viewAt } from './steps.ts'

const look = {
  client: { name: 'text-client', edge: 'border-t-client' },
  server: { name: 'text-server', edge: 'border-t-server' },
} as const

/** One side at a glance: its state, its variables, the timers that run, and the calls that its application may make now. */
export function HostPanel({ host, control, allow }: { host: Host; control: RunControl; allow: readonly Action[] }) {
  const t = useTranslations('sandbox')
  const { run, position } = control
  const { state, variables } = viewAt(run.trace, run.steps, position)[host]
  const now = timeAt(run.steps, position)
  const number = (value: number | undefined) => value ?? '–'
  const calls = callActions.filter((action) => allow.includes(action))
  return (
    <div className={`flex min-w-0 flex-col gap-2 border-t-3 bg-sunken p-2 @md:p-3 ${look[host].edge}`}>
      <p className="m-0 leading-snug">
        <span className={`block text-sm font-semibold ${look[host].name}`}>{t('host', { host })}</span>
        <code lang="en" className="bg-transparent p-0 font-mono text-[0.8125rem] font-semibold">
          {state}
        </code>
      </p>
      <dl className="m-0 grid grid-cols-[auto_auto] justify-between gap-x-2 font-mono text-xs leading-5">
        <dt className="text-soft">SND.UNA</dt>
        <dd className="m-0 text-end tabular-nums">{number(variables?.sndUna)}</dd>
        <dt className="text-soft">SND.NXT</dt>
        <dd className="m-0 text-end tabular-nums">{number(variables?.sndNxt)}</dd>
        <dt className="text-soft">RCV.NXT</dt>
        <dd className="m-0 text-end tabular-nums">{number(variables?.rcvNxt)}</dd>
      </dl>
      <p className="m-0 h-12 overflow-y-auto text-xs leading-4">
        {variables && variables.timers.length > 0 ? (
          variables.timers.map(({ name, expiresAt }) => (
            <span key={name} className="flex flex-wrap justify-between gap-x-2">
              <span>{t(`timer.${name}`)}</span>
              <span className="ms-auto tabular-nums">{duration(Math.max(0, expiresAt - now))}</span>
            </span>
          ))
        ) : (
          <span className="text-soft">{t('noTimer')}</span>
        )}
      </p>
      {calls.length > 0 && (
        <div className="relative flex flex-wrap gap-1.5">
          {calls.map((action) => (
            <CallButton key={action} action={action} host={host} control={control} />
          ))}
        </div>
      )}
    </div>
  )
}

function CallButton({ action, host, control }: { action: CallAction; host: Host; control: RunControl }) {
  const t = useTranslations('sandbox')
  const id = useId()
  const { run, position, change } = control
  const obstacle = callObstacle(action, host, { ...run, position })
  const call = callOf(action, host, callTime(run.steps, position))
  const text = callText(call)
  return (
    <>
      <Button
        className="peer flex-1 px-1! font-mono text-xs! font-normal @md:px-2! @md:text-[0.8125rem]!"
        aria-label={t('callOn', { call: text, host })}
        aria-disabled={obstacle !== null}
        aria-describedby={obstacle ? id : undefined}
        onClick={() => obstacle === null && change(withCall(run.scenario, call), run.scenario.script.length)}
      >
        {text}
      </Button>
      {obstacle && <Hint id={id}>{t(`obstacle.${obstacle}`)}</Hint>}
    </>
  )
}
