'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/kit/button'
import { hosts, peerOf } from '../../tcp/scenario.ts'
import { withForgery } from '../edits.ts'
import type { RunControl } from '../run.ts'
import { viewAt } from '../steps.ts'
import { type Draft, type Field, faults, flagNames, forged, likely } from './forge.ts'

interface Props {
  control: RunControl
  at: number
  onDone: () => void
}

const field = 'min-h-9 w-32 rounded border border-edge bg-raised px-2 font-mono text-sm aria-invalid:border-bad'

/** A segment that neither host sent, with any flags and numbers; at first with those that the other side would take. */
export function ForgeForm({ control, at, onDone }: Props) {
  const t = useTranslations('bench')
  const own = useTranslations('sandbox')
  const { run, position, change } = control
  const views = viewAt(run.steps, position)
  const [draft, setDraft] = useState<Draft>(() => likely('client', views))
  const [tried, setTried] = useState(false)
  const wrong = tried ? faults(draft) : []
  const expects = views[peerOf(draft.from)].variables
  const put = () => {
    setTried(true)
    if (faults(draft).length > 0) return
    change(withForgery(run.scenario, at, draft.from, forged(draft)))
    onDone()
  }
  return (
    <fieldset aria-label={t('wire.forge')} className="rounded-md border border-edge p-3">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <label className="flex flex-col gap-1">
          {t('forge.from')}
          <select
            value={draft.from}
            onChange={(event) =>
              setDraft(likely(event.target.value === 'server' ? 'server' : 'client', views, draft.flags))
            }
            className="min-h-9 rounded border border-edge bg-raised px-2"
          >
            {hosts.map((host) => (
              <option key={host} value={host}>
                {own('host', { host })}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="m-0 border-0 p-0">
          <legend className="mb-1 p-0">{t('forge.flags')}</legend>
          <div className="flex flex-wrap gap-x-3">
            {flagNames.map((flag) => (
              <label key={flag} className="flex min-h-9 items-center gap-1.5 font-mono">
                <input
                  type="checkbox"
                  checked={draft.flags.includes(flag)}
                  onChange={({ target }) =>
                    setDraft({
                      ...draft,
                      flags: target.checked ? [...draft.flags, flag] : draft.flags.filter((each) => each !== flag),
                    })
                  }
                  className="size-4 accent-ink"
                />
                {flag}
              </label>
            ))}
          </div>
        </fieldset>
        {(['seq', 'ack', 'len'] as const).map((name) => (
          <NumberField
            key={name}
            name={name}
            draft={draft}
            wrong={wrong.includes(name)}
            onChange={(text) => setDraft({ ...draft, [name]: text })}
          />
        ))}
      </div>
      <p className="m-0 mt-3 max-w-none text-soft">
        {expects
          ? t('forge.expects', { host: peerOf(draft.from), next: expects.rcvNxt, window: expects.rcvWnd })
          : t('forge.expectsNothing', { host: peerOf(draft.from) })}
      </p>
      <div className="mt-3 flex gap-2">
        <Button variant="primary" className="text-sm!" onClick={put}>
          {t('forge.put')}
        </Button>
        <Button className="text-sm!" onClick={onDone}>
          {t('forge.cancel')}
        </Button>
      </div>
    </fieldset>
  )
}

interface FieldProps {
  name: Field
  draft: Draft
  wrong: boolean
  onChange: (text: string) => void
}

function NumberField({ name, draft, wrong, onChange }: FieldProps) {
  const t = useTranslations('bench')
  const id = useId()
  const off = name === 'ack' && !draft.flags.includes('ACK')
  return (
    <label className="flex flex-col gap-1">
      <span className="font-mono">{name}</span>
      <input
        inputMode="numeric"
        value={off ? '' : draft[name]}
        disabled={off}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        className={`${field} disabled:opacity-55`}
      />
      {wrong && (
        <span id={id} className="text-bad text-xs">
          {t(`forge.wrong.${name}`)}
        </span>
      )}
    </label>
  )
}
