'use client'

import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import type { Host } from '../../tcp/scenario.ts'
import { Act } from '../act.tsx'
import { callText } from '../call.ts'
import {
  type Action,
  type CallAction,
  type CallOptions,
  callActions,
  callObstacle,
  callOf,
  callTime,
  sendBytes,
  withCall,
} from '../edits.ts'
import type { Change, Run } from '../run.ts'

const most = 10_000_000
const ways = ['write', 'read', 'both'] as const

interface Props {
  host: Host
  run: Run
  position: number
  change: Change
  allow: readonly Action[]
}

/** Everything that can be done on a host: the calls of its application, and what befalls the machine. */
export const HostActs = memo(function HostActs({ host, run, position, change, allow }: Props) {
  const t = useTranslations('bench')
  const [typed, setTyped] = useState(String(sendBytes))
  const bytes = /^\d+$/.test(typed) && Number(typed) > 0 && Number(typed) <= most ? Number(typed) : null
  const act = (action: CallAction, options?: CallOptions, fault?: string) => (
    <OneAct key={action + (options?.how ?? '')} {...{ host, run, position, change, action, options, fault }} />
  )
  const allowed = callActions.filter((action) => allow.includes(action))
  if (allowed.length === 0) return null
  return (
    <fieldset aria-label={t('acts.label', { host })} className="flex flex-wrap gap-1.5">
      {allowed.map((action) => {
        if (action === 'shutdown') return ways.map((how) => act(action, { how }))
        if (action !== 'send') return act(action)
        return (
          <span key={action} className="flex gap-1">
            {act(action, { bytes: bytes ?? sendBytes }, bytes === null ? t('acts.bytesWrong', { most }) : undefined)}
            <input
              inputMode="numeric"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              aria-label={t('acts.bytes', { host })}
              aria-invalid={bytes === null}
              className="min-h-9 w-16 rounded border border-edge bg-raised px-2 text-end font-mono text-ink text-xs aria-invalid:border-bad"
            />
          </span>
        )
      })}
    </fieldset>
  )
})

interface OneProps extends Omit<Props, 'allow'> {
  action: CallAction
  options?: CallOptions
  /** What is wrong with the options, if anything. */
  fault?: string
}

function OneAct({ host, run, position, change, action, options, fault }: OneProps) {
  const t = useTranslations('sandbox')
  const obstacle = callObstacle(action, host, { ...run, position })
  const call = callOf(action, host, callTime(run.steps, position), options)
  const name = callText(call)
  return (
    <span className="relative">
      <Act
        className="min-h-9! px-2! py-1! font-mono text-ink text-xs! font-normal"
        aria-label={t('callOn', { call: name, host })}
        reason={obstacle ? t(`obstacle.${obstacle}`) : (fault ?? null)}
        onPress={() => change(withCall(run.scenario, call), run.scenario.script.length)}
      >
        {name}
      </Act>
    </span>
  )
}
