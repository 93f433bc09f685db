import { useTranslations } from 'next-intl'
import { hosts } from '../../tcp/scenario.ts'
import { modelledSettings } from '../../tcp/settings.ts'
import { hue } from '../hue.ts'
import { type Fields, settingField } from './settings-form.ts'

interface Props {
  id: string
  fields: Fields
  /** What is wrong in a field, if something is. */
  saysWrong: (name: string) => string | null
}

/** Every setting that the engine models, by its Linux name, with its meaning and a field for each host. */
export function SettingsTable({ id, fields, saysWrong }: Props) {
  const t = useTranslations('workbench.settings')
  const usual = (value: number | string | null) => (value === null ? t('ignored') : String(value))
  return (
    <fieldset className="mt-6">
      <legend className="font-semibold">{t('of')}</legend>
      <ul className="mt-2 border-line border-t">
        {modelledSettings.map(({ name, unit, defaults, min, max, rule }) => (
          <li key={name} className="grid gap-x-6 gap-y-2 border-line border-b py-3 lg:grid-cols-[minmax(0,1fr)_26rem]">
            <div className="min-w-0">
              <p className="m-0 break-words">
                <code lang="en" className="font-mono text-sm font-semibold">
                  {name}
                </code>
                <span className="ms-3 text-soft text-sm">
                  {t(`unit.${unit}`)}, {t('range', { min: String(min), max: String(max) })}
                </span>
              </p>
              <p id={`${id}${name}-meaning`} className="mt-0.5 leading-snug">
                {t(`meaning.${name}`)}
              </p>
              <p className="mt-0.5 text-soft text-sm leading-snug">
                {t('usual', { rfc: usual(defaults.rfc9293), linux: usual(defaults.linux) })}{' '}
                <span lang="en">({rule})</span>
              </p>
            </div>
            <div className="grid grid-cols-2 gap-3">
              {hosts.map((host) => {
                const field = settingField(host, name)
                const wrong = saysWrong(field)
                return (
                  <div key={host} className={`border-current border-s-3 ps-2 ${hue[host]}`}>
                    <label htmlFor={`${id}${field}`} className="block text-sm">
                      {t('host', { host })}
                    </label>
                    <input
                      id={`${id}${field}`}
                      name={field}
                      aria-label={t('field', { host, name })}
                      autoComplete="off"
                      defaultValue={fields.get(field)}
                      placeholder={String(defaults.linux)}
                      aria-invalid={wrong ? true : undefined}
                      aria-describedby={wrong ? `${id}${field}-wrong` : `${id}${name}-meaning`}
                      className="mt-1 min-h-11 w-full rounded-md border border-edge bg-page px-2 text-ink tabular-nums placeholder:text-soft aria-invalid:border-2 aria-invalid:border-bad"
                    />
                    {wrong && (
                      <p id={`${id}${field}-wrong`} className="mt-1 text-bad text-sm">
                        {wrong}
                      </p>
                    )}
                  </div>
                )
              })}
            </div>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
