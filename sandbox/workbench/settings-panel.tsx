'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/kit/button'
import { hosts } from '../../tcp/scenario.ts'
import { hue } from '../hue.ts'
import { type Applied, applyFields, type FieldError, fieldsOf, linkFields, profileField } from './settings-form.ts'
import { SettingsTable } from './settings-table.tsx'
import type { PanelProps } from './tools.tsx'

/** Profiles, link and settings of the hosts as a form: all of it is taken over, or nothing. */
export function SettingsPanel({ session }: PanelProps) {
  const { scenario, setScenario } = session
  const t = useTranslations('workbench.settings')
  const id = useId()
  const fields = fieldsOf(scenario)
  const [outcome, setOutcome] = useState<{ of: typeof scenario; applied: Applied } | null>(null)
  const written = JSON.stringify([...fields])
  const [form, setForm] = useState({ written, version: 0 })
  // What was changed elsewhere begins the form anew; what the form has changed already stands in it.
  if (written !== form.written) {
    const own = outcome?.applied.ok && outcome.applied.scenario === scenario
    setForm({ written, version: form.version + (own ? 0 : 1) })
  }
  const errors = outcome && !outcome.applied.ok ? outcome.applied.errors : new Map<string, FieldError>()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const applied = applyFields(scenario, new Map([...data].map(([name, value]) => [name, String(value)])))
    setOutcome({ of: scenario, applied })
    if (applied.ok) {
      if (JSON.stringify(applied.scenario) !== JSON.stringify(scenario)) setScenario(applied.scenario)
    } else form.querySelector<HTMLInputElement>(`[name="${[...applied.errors.keys()][0]}"]`)?.focus()
  }
  const saysWrong = (name: string) => {
    const error = errors.get(name)
    return error ? t(`error.${error.code}`, { ...error }) : null
  }
  const field = (name: string, label: string) => {
    const wrong = saysWrong(name)
    return (
      <div key={name}>
        <label htmlFor={`${id}${name}`} className="block text-sm">
          {label}
        </label>
        <input
          id={`${id}${name}`}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={fields.get(name)}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}${name}-wrong` : undefined}
          className="mt-1 min-h-11 w-full rounded-md border border-edge bg-page px-3 tabular-nums aria-invalid:border-2 aria-invalid:border-bad"
        />
        {wrong && (
          <p id={`${id}${name}-wrong`} className="mt-1 text-bad text-sm">
            {wrong}
          </p>
        )}
      </div>
    )
  }
  return (
    <form key={form.version} noValidate onSubmit={submit} className="mt-5">
      <div className="grid gap-4 sm:grid-cols-2">
        {hosts.map((host) => (
          <div key={host} className={`border-current border-s-3 ps-3 ${hue[host]}`}>
            <label htmlFor={`${id}${host}`} className="block text-ink text-sm">
              {t('profile', { host })}
            </label>
            <select
              id={`${id}${host}`}
              name={profileField(host)}
              defaultValue={fields.get(profileField(host))}
              className="mt-1 min-h-11 w-full rounded-md border border-edge bg-page px-3 text-ink"
            >
              <option value="linux">{t('linux')}</option>
              <option value="rfc9293">{t('rfc9293')}</option>
            </select>
          </div>
        ))}
      </div>
      <fieldset className="mt-6">
        <legend className="font-semibold">{t('link')}</legend>
        <div className="mt-2 grid grid-cols-2 gap-4 sm:grid-cols-4 xl:grid-cols-7">
          {linkFields.map(({ key }) => field(key, t(key)))}
          {field('untilMs', t('untilMs'))}
        </div>
      </fieldset>
      <SettingsTable id={id} fields={fields} saysWrong={saysWrong} />
      <div className="mt-5 flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary">
          {t('apply')}
        </Button>
        <p role="status" className="m-0">
          {outcome && (outcome.applied.ok ? doneText(outcome, t) : t('wrong', { count: errors.size }))}
        </p>
      </div>
    </form>
  )
}

function doneText(
  { of, applied }: { of: unknown; applied: Applied },
  t: ReturnType<typeof useTranslations<'workbench.settings'>>,
) {
  return applied.ok && JSON.stringify(applied.scenario) === JSON.stringify(of) ? t('same') : t('applied')
}
