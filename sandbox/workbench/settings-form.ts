import { type Host, hosts, type Link, type Profile, type Scenario } from '../../tcp/scenario.ts'
import { limits } from '../../tcp/schema.ts'
import { type ModelledSetting, modelledSettings } from '../../tcp/settings.ts'

/** The fields of the form by name, as they are written in it. */
export type Fields = ReadonlyMap<string, string>

export interface FieldError {
  code: 'number' | 'whole' | 'range' | 'several'
  min: number
  max: number
  count: number
}

export type Applied = { ok: true; scenario: Scenario } | { ok: false; errors: Map<string, FieldError> }

interface LinkField {
  key: keyof Link
  min: number
  max: number
  whole: boolean
  /** Written in percent, kept as a chance from 0 to 1. */
  percent: boolean
}

const linkField = (key: keyof Link, max: number, whole = false, percent = false): LinkField => ({
  key,
  min: 0,
  max,
  whole,
  percent,
})
export const linkFields: readonly LinkField[] = [
  linkField('delayMs', limits.delayMs),
  linkField('jitterMs', limits.delayMs),
  linkField('loss', 100, false, true),
  linkField('duplicate', 100, false, true),
  linkField('reorder', 100, false, true),
  linkField('seed', 0xffffffff, true),
]

export const profileField = (host: Host) => `profile.${host}`
export const settingField = (host: Host, name: string) => `sysctl.${host}.${name}`

/** What stands in the fields when the form opens. An empty field of a host's setting means: as usual. */
export function fieldsOf({ link, stack, untilMs }: Scenario): Map<string, string> {
  return new Map([
    ['untilMs', String(untilMs)],
    ...linkFields.map(({ key, percent }): [string, string] => [key, writtenLink(link[key] ?? 0, percent)]),
    ...hosts.map((host): [string, string] => [profileField(host), stack[host].profile]),
    ...hosts.flatMap((host) =>
      modelledSettings.map(({ name }): [string, string] => [
        settingField(host, name),
        String(stack[host].sysctl?.[name] ?? ''),
      ]),
    ),
  ])
}

const writtenLink = (value: number, percent: boolean): string =>
  String(percent ? Number((value * 100).toPrecision(12)) : value)

/** The scenario with what the fields say; with one wrong field nothing at all is taken. */
export function applyFields(scenario: Scenario, fields: Fields): Applied {
  const errors = new Map<string, FieldError>()
  const take = <Value>(name: string, read: (text: string) => Value | FieldError): Value | undefined => {
    const value = read((fields.get(name) ?? '').trim())
    if (!isError(value)) return value
    errors.set(name, value)
    return undefined
  }
  const untilMs = take('untilMs', (text) => numberIn(text, 0, limits.untilMs, false)) ?? scenario.untilMs
  const link: Link = { ...scenario.link }
  for (const { key, min, max, whole, percent } of linkFields) {
    const value = take(key, (text) => numberIn(text === '' ? '0' : text, min, max, whole)) ?? 0
    if (value === 0 && key !== 'delayMs' && key !== 'seed') delete link[key]
    else if (value !== 0 || key === 'delayMs' || link.seed !== undefined) link[key] = percent ? value / 100 : value
  }
  const stackOf = (host: Host) => {
    const profile: Profile = fields.get(profileField(host)) === 'rfc9293' ? 'rfc9293' : 'linux'
    const sysctl = { ...scenario.stack[host].sysctl }
    for (const setting of modelledSettings) {
      const value = take(settingField(host, setting.name), (text) => settingIn(text, setting))
      if (value === null) delete sysctl[setting.name]
      else if (value !== undefined) sysctl[setting.name] = value
    }
    return { profile, ...(Object.keys(sysctl).length > 0 && { sysctl }) }
  }
  const stack = { client: stackOf('client'), server: stackOf('server') }
  return errors.size > 0 ? { ok: false, errors } : { ok: true, scenario: { ...scenario, stack, link, untilMs } }
}

const isError = (value: unknown): value is FieldError => typeof value === 'object' && value !== null && 'code' in value

function settingIn(text: string, { min, max, numbers }: ModelledSetting): number | string | null | FieldError {
  if (text === '') return null
  if (numbers === 1) return numberIn(text, min, max, true)
  const parts = text.split(/\s+/)
  const read = parts.map((part) => numberIn(part, min, max, true))
  if (parts.length !== numbers) return { code: 'several', min, max, count: numbers }
  const wrong = read.find(isError)
  if (wrong) return wrong.code === 'range' ? wrong : { ...wrong, code: 'several', count: numbers }
  return parts.join(' ')
}

function numberIn(text: string, min: number, max: number, whole: boolean): number | FieldError {
  const error = (code: FieldError['code']): FieldError => ({ code, min, max, count: 1 })
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return error(whole ? 'whole' : 'number')
  const value = Number(text)
  if (whole && !Number.isInteger(value)) return error('whole')
  return value < min || value > max ? error('range') : value
}
