import type { ReactNode } from 'react'
import { SelectField } from './field'

interface Props {
  label: ReactNode
  hint?: ReactNode
  name: string
  defaultValue: string
}

/** Any time zone that the browser knows, and the one that is chosen even where it does not. */
export function ZoneField({ defaultValue, ...field }: Props) {
  const zones = [...new Set([defaultValue, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted()
  return (
    <SelectField defaultValue={defaultValue} {...field}>
      {zones.map((zone) => (
        <option key={zone}>{zone}</option>
      ))}
    </SelectField>
  )
}
