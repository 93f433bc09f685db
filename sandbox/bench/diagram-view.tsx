'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Edge } from '../../tcp/diagram.ts'
import { type Host, hosts } from '../../tcp/scenario.ts'
import { duration } from '../format.ts'
import { hue } from '../hue.ts'
import type { RunControl } from '../run.ts'
import { viewAt } from '../steps.ts'
import { keyOf, type Move, movesUpTo, nextFrom } from './diagram.ts'
import { DiagramPicture } from './diagram-picture.tsx'

/** The state diagram and, beside it, the same in words: where each host is, how it came there, what can come next. */
export function DiagramView({ control }: { control: RunControl }) {
  const t = useTranslations('bench')
  const { run, position, go } = control
  const all = useMemo(() => movesUpTo(run.trace, run.steps, run.steps.length), [run])
  const moves = all.filter(({ step }) => step < position)
  const views = viewAt(run.steps, position)
  const [selected, select] = useState<Edge | null>(null)
  const choose = (edge: Edge) => select(edge === selected ? null : edge)
  return (
    <div className="grid min-h-0 flex-1 gap-4 overflow-y-auto p-3 @4xl:grid-cols-[minmax(20rem,1fr)_minmax(16rem,22rem)]">
      <div>
        <DiagramPicture views={views} moves={moves} selected={selected} onSelect={choose} />
        <p className="mx-auto mt-2 mb-0 max-w-[25rem] text-soft text-xs">{t('diagram.legend')}</p>
      </div>
      <div>
        <div aria-live="polite" className="min-h-24 border-line border-b pb-3 text-sm">
          {selected ? <Told edge={selected} /> : <p className="m-0 text-soft">{t('diagram.choose')}</p>}
        </div>
        {hosts.map((host) => (
          <Way
            key={host}
            host={host}
            moves={moves.filter((move) => move.host === host)}
            next={nextFrom(views[host].state)}
            selected={selected}
            onSelect={choose}
            onGo={go}
            time={(step) => duration(run.steps[step]!.at)}
          />
        ))}
      </div>
    </div>
  )
}

function Told({ edge }: { edge: Edge }) {
  const t = useTranslations('bench')
  return (
    <>
      <p className="m-0 font-mono font-semibold">
        {edge.from} → {edge.to}
      </p>
      <dl className="m-0 mt-1 grid grid-cols-[auto_1fr] gap-x-3 leading-snug">
        <dt className="text-soft">{t('diagram.event')}</dt>
        <dd className="m-0">{t(`event.${edge.event}`)}</dd>
        <dt className="text-soft">{t('diagram.action')}</dt>
        <dd className="m-0">{t(`action.${edge.action}`)}</dd>
        <dt className="text-soft">{t('diagram.rfc')}</dt>
        <dd className="m-0">
          {edge.rfc} ({t(`drawn.${edge.kind}`)})
        </dd>
      </dl>
    </>
  )
}

interface WayProps {
  host: Host
  moves: Move[]
  next: Edge[]
  selected: Edge | null
  onSelect: (edge: Edge) => void
  onGo: (position: number) => void
  time: (step: number) => string
}

const item =
  'min-h-8 rounded border border-edge px-2 py-0.5 text-start font-mono text-xs text-ink aria-pressed:bg-ink aria-pressed:text-page'

function Way({ host, moves, next, selected, onSelect, onGo, time }: WayProps) {
  const t = useTranslations('bench')
  return (
    <section aria-label={t('diagram.wayOf', { host })} className={`mt-3 border-current border-s-3 ps-3 ${hue[host]}`}>
      <h3 className="m-0 font-sans font-semibold text-sm">{t('diagram.wayOf', { host })}</h3>
      <ol className="m-0 mt-1 list-none p-0">
        {moves.map(({ edge, step }, index) => (
          <li key={step} className="m-0 mt-1 flex flex-wrap items-center gap-x-2">
            <button type="button" aria-pressed={edge === selected} onClick={() => onSelect(edge)} className={item}>
              {t(`letter.${host}`)}
              {index + 1} {edge.from} → {edge.to}
            </button>
            <button
              type="button"
              onClick={() => onGo(step + 1)}
              aria-label={t('diagram.goTo', { time: time(step) })}
              className="min-h-6 px-1 text-soft text-xs tabular-nums underline underline-offset-4"
            >
              {time(step)}
            </button>
          </li>
        ))}
      </ol>
      <p className="m-0 mt-2 text-soft text-xs">{t('diagram.next')}</p>
      <ul className="m-0 mt-1 flex list-none flex-wrap gap-1 p-0">
        {next.map((edge) => (
          <li key={keyOf(edge)} className="m-0">
            <button type="button" aria-pressed={edge === selected} onClick={() => onSelect(edge)} className={item}>
              → {edge.to}: {t(`event.${edge.event}`)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
