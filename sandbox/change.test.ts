import { expect, test } from 'vitest'
import { changeBetween } from './change.ts'
import { callOf, toggled, withCable, withCall } from './edits.ts'
import { fourWaves, scenario } from './fixture.ts'

const fin = fourWaves().segments[3]!

test('an added call is named with its host', () => {
  const next = withCall(scenario, callOf('send', 'server', 100))
  expect(changeBetween(scenario, next, scenario)).toMatchObject({
    code: 'call',
    values: { host: 'server', call: 'send(100)' },
  })
})

test('an act on a segment is named with the segment, and taking it back is another change', () => {
  const dropped = toggled(scenario, 'drop', fin, 0)
  const again = toggled(dropped, 'drop', fin, 0)
  expect(changeBetween(scenario, dropped, scenario)).toMatchObject({ code: 'drop', values: { host: 'client', nth: 3 } })
  expect(changeBetween(dropped, again, scenario)).toMatchObject({ code: 'no-drop', values: { host: 'client', nth: 3 } })
})

test('a cut cable is named', () => {
  expect(changeBetween(scenario, withCable(scenario, 5, true), scenario).code).toBe('cut')
})

test('going back to the first scenario is a reset, another link is some other change', () => {
  const dropped = toggled(scenario, 'drop', fin, 0)
  expect(changeBetween(dropped, scenario, scenario).code).toBe('reset')
  expect(changeBetween(scenario, { ...scenario, link: { delayMs: 90 } }, scenario).code).toBe('other')
})
