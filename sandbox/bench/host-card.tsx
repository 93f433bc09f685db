'use client'

import { useTranslations } from 'next-intl'
import { memo, useMemo } from 'react'
import type { Call, Host } from '../../tcp/scenario.ts'
import { callText } from '../call.ts'
import type { Action } from '../edits.ts'
import { duration } from '../format.ts'
import { hue } from '../hue.ts'
import { type Change, type Run, type RunControl, useTold } from '../run.ts'
import { timeAt, viewAt } from '../steps.ts'
import { HostActs } from './host-acts.tsx'
import { portsAt, ssLine } from './ss.ts'

interface Props {
  host: Host
  control: RunControl
  allow: readonly Action[]
}

/** One side at a glance: state, variables, queues, timers, what its calls returned, what `ss` would print, and its calls. */
export function HostCard({ host, control: { run, position, change }, allow }: Props) {
  const own = useTranslations('sandbox')
  return (
    <section
      aria-label={own('host', { host })}
      className={`flex min-w-0 flex-col gap-3 border-current border-t-3 bg-sunken p-3 *:isolate ${hue[host]}`}
    >
      <h3 className="m-0 flex flex-wrap justify-between gap-x-3 font-sans text-base font-semibold">
        {own('host', { host })}
        <code lang="en" className="bg-transparent p-0 font-mono text-ink">
          {viewAt(run.steps, position)[host].state}
        </code>
      </h3>
      <Details {...{ host, run, position, change, allow }} />
    </section>
  )
}

interface DetailsProps {
  host: Host
  run: Run
  position: number
  change: Change
  allow: readonly Action[]
}

/** The state is drawn at once with the picture, the rest when the learner pauses. */
const Details = memo(function Details(props: DetailsProps) {
  return <Told {...props} {...useTold(props)} />
})

const Told = memo(function Told({ host, run, position, change, allow }: DetailsProps) {
  const t = useTranslations('bench')
  const own = useTranslations('sandbox')
  const view = viewAt(run.steps, position)[host]
  const now = timeAt(run.steps, position)
  const { variables } = view
  const numbers = {
    'SND.UNA': variables?.sndUna,
    'SND.NXT': variables?.sndNxt,
    'SND.WND': variables?.sndWnd,
    'RCV.NXT': variables?.rcvNxt,
    'RCV.WND': variables?.rcvWnd,
    RTO: variables && duration(variables.rtoMs),
  }
  const queues = { send: variables?.sendQueue, receive: variables?.receiveQueue }
  const segment = run.steps[position - 1]?.segment ?? null
  const line = ssLine(host, view, portsAt(run.trace, segment), now)
  const returned = useMemo(() => returnsOf(run, host), [run, host])
  const soFar = returned.filter(({ step }) => step < position).slice(0, most)
  return (
    <>
      <div className="grid grid-cols-2 gap-x-6 text-ink text-xs leading-5">
        <Pairs label={t('side.variables')} pairs={numbers} />
        <div>
          <Pairs
            label={t('side.queues')}
            pairs={{ [t('side.send')]: queues.send, [t('side.receive')]: queues.receive }}
          />
          <h4 className="m-0 mt-1 font-normal font-sans text-soft text-xs">{t('side.timers')}</h4>
          <ul className="m-0 min-h-10 list-none p-0 tabular-nums">
            {(variables?.timers ?? []).map(({ name, expiresAt }) => (
              <li key={name} className="m-0 flex flex-wrap justify-between gap-x-2">
                {own(`timer.${name}`)}
                <span className="ms-auto">{duration(Math.max(0, expiresAt - now))}</span>
              </li>
            ))}
            {!variables?.timers.length && <li className="m-0 text-soft">{own('noTimer')}</li>}
          </ul>
        </div>
      </div>
      <div>
        <h4 className="m-0 font-normal font-sans text-soft text-xs">ss -tanop</h4>
        <p lang="en" className="m-0 min-h-8 max-w-none break-words font-mono text-ink text-xs leading-4">
          {line ?? <span className="text-soft">{t('side.noLine')}</span>}
        </p>
      </div>
      <div>
        <h4 className="m-0 font-normal font-sans text-soft text-xs">{t('side.returned')}</h4>
        <ul
          tabIndex={0}
          aria-label={t('side.returned')}
          className="m-0 h-15 list-none overflow-y-auto p-0 font-mono text-ink text-xs leading-5"
        >
          {soFar.map(({ call, result, key }) => (
            <li key={key} className="m-0">
              {callText(call)} = {result}
            </li>
          ))}
        </ul>
      </div>
      <HostActs {...{ host, run, position, change, allow }} />
    </>
  )
})

function Pairs({ label, pairs }: { label: string; pairs: Record<string, string | number | null | undefined> }) {
  return (
    <div>
      <h4 className="m-0 font-normal font-sans text-soft text-xs">{label}</h4>
      <dl className="m-0 grid grid-cols-[auto_auto] justify-between tabular-nums">
        {Object.entries(pairs).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="m-0 text-end font-mono">{value ?? '–'}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** So many of what the calls returned are enough to look at. */
const most = 20

interface Returned {
  call: Call
  result: number | string
  key: number
  step: number
}

/** What the calls of a host return in a run, the latest first. */
function returnsOf({ scenario, steps }: Run, host: Host): Returned[] {
  const returned: Returned[] = []
  for (const { index, cause, effects } of steps)
    for (const event of [cause, ...effects]) {
      const call = event.kind === 'return' && event.host === host ? scenario.script[event.call] : undefined
      if (call && event.kind === 'return') returned.push({ call, result: event.result, key: event.call, step: index })
    }
  return returned.reverse()
}
