import { describe, expect, test } from 'vitest'
import en from '../../content/messages/workbench.en.json'
import zh from '../../content/messages/workbench.zh.json'
import type { Scenario } from '../../tcp/scenario.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { modelledSettings } from '../../tcp/settings.ts'
import { applyFields, fieldsOf, linkFields, profileField, settingField } from './settings-form.ts'

const scenario: Scenario = {
  version: 1,
  stack: {
    client: { profile: 'linux', sysctl: { tcp_fin_timeout: 10, tcp_rmem: '4096 4096 4096', tcp_other: 3 } },
    server: { profile: 'rfc9293' },
  },
  link: { delayMs: 20, loss: 0.07, seed: 5 },
  script: [],
  network: [],
  untilMs: 1000,
}
const withFields = (...changes: [string, string][]) =>
  applyFields(scenario, new Map([...fieldsOf(scenario), ...changes]))
const errorsOf = (...changes: [string, string][]) => {
  const applied = withFields(...changes)
  return applied.ok ? null : Object.fromEntries([...applied.errors].map(([name, { code }]) => [name, code]))
}
const scenarioWith = (...changes: [string, string][]) => {
  const applied = withFields(...changes)
  return applied.ok ? applied.scenario : null
}

test('a form that nobody touches changes nothing, settings that it does not show included', () => {
  expect(scenarioWith()).toEqual(scenario)
})

test('profile, link, end and settings are taken over', () => {
  const changed = scenarioWith(
    [profileField('server'), 'linux'],
    ['delayMs', '0.5'],
    ['loss', '12.5'],
    ['seed', '0'],
    ['untilMs', '70000'],
    [settingField('server', 'tcp_timestamps'), '0'],
    [settingField('client', 'tcp_rmem'), ' 4096  8192   16384 '],
  )
  expect(changed).toMatchObject({
    stack: {
      client: { sysctl: { tcp_rmem: '4096 8192 16384', tcp_other: 3 } },
      server: { profile: 'linux', sysctl: { tcp_timestamps: 0 } },
    },
    link: { delayMs: 0.5, loss: 0.125, seed: 0 },
    untilMs: 70_000,
  })
  expect(parseScenario(changed).ok).toBe(true)
})

test('an empty setting is as usual again, an empty chance is none', () => {
  const changed = scenarioWith([settingField('client', 'tcp_fin_timeout'), ''], ['loss', ' '])
  expect(changed?.stack.client.sysctl).toEqual({ tcp_rmem: '4096 4096 4096', tcp_other: 3 })
  expect(changed?.link).toEqual({ delayMs: 20, seed: 5 })
})

test.each([
  ['delayMs', 'soon', 'number'],
  ['delayMs', '-1', 'range'],
  ['delayMs', '600001', 'range'],
  ['loss', '101', 'range'],
  ['seed', '1.5', 'whole'],
  ['seed', '1e3', 'whole'],
  ['untilMs', '', 'number'],
  [settingField('client', 'tcp_fin_timeout'), '0', 'range'],
  [settingField('client', 'tcp_fin_timeout'), '1.5', 'whole'],
  [settingField('server', 'tcp_rmem'), '4096', 'several'],
  [settingField('server', 'tcp_rmem'), '4096 many 16384', 'several'],
  [settingField('server', 'ip_local_port_range'), '0 70000', 'range'],
] as const)('%s = %j is refused by name, and nothing at all is changed', (field, text, code) => {
  expect(errorsOf([field, text], [profileField('server'), 'linux'])).toEqual({ [field]: code })
})

test('every wrong field is told, not only the first', () => {
  expect(errorsOf(['delayMs', 'x'], ['loss', 'y'])).toEqual({ delayMs: 'number', loss: 'number' })
})

test('whatever the ranges of the fields let through is a scenario', () => {
  for (const { key, max } of linkFields) expect(parseScenario(scenarioWith([key, String(max)])).ok, key).toBe(true)
  for (const { name, numbers, min, max } of modelledSettings) {
    for (const bound of [min, max]) {
      const text = Array.from({ length: numbers }, () => bound).join(' ')
      expect(parseScenario(scenarioWith([settingField('client', name), text])).ok, `${name} ${text}`).toBe(true)
    }
  }
})

describe.each(Object.entries({ en, zh }))('the texts in %s', (_, { settings }) => {
  test('tell the meaning of every setting that the engine models, and of no other', () => {
    expect(Object.keys(settings.meaning).sort()).toEqual(modelledSettings.map(({ name }) => name).sort())
  })

  test('name every unit and every field of the link', () => {
    for (const { unit } of modelledSettings) expect(settings.unit).toHaveProperty(unit)
    for (const { key } of linkFields) expect(settings).toHaveProperty(key)
  })
})
