import { useTranslations } from 'next-intl'

/** Simulated or recorded: the same scenario, run by the engine or by a kernel. */
export function SourceSwitch({ recorded, onChange }: { recorded: boolean; onChange: (recorded: boolean) => void }) {
  const t = useTranslations('workbench.source')
  const option = (value: boolean, text: string) => (
    <label className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md px-3 has-checked:bg-ink has-checked:text-page has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-client">
      <input
        type="radio"
        name="source"
        className="sr-only"
        checked={recorded === value}
        onChange={() => onChange(value)}
      />
      {text}
    </label>
  )
  return (
    <fieldset className="relative flex flex-wrap rounded-md border border-edge bg-raised">
      <legend className="sr-only">{t('label')}</legend>
      {option(false, t('simulated'))}
      {option(true, t('recorded'))}
    </fieldset>
  )
}
