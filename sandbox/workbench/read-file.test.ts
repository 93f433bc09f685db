import { expect, test } from 'vitest'
import { nameOfFile, readScenarioFile } from './read-file.ts'
import { savedLimits } from './saved.ts'

const scenario = {
  version: 1,
  stack: { client: { profile: 'linux' }, server: { profile: 'linux' } },
  link: { delayMs: 20 },
  script: [],
  network: [],
  untilMs: 1000,
}
const file = (text: string) => new Blob([text])

test('a file that was exported comes back the same, also from an editor that marks its encoding', async () => {
  expect(await readScenarioFile(file(JSON.stringify(scenario, null, 2)))).toEqual({ ok: true, scenario })
  expect(await readScenarioFile(file(`\uFEFF${JSON.stringify(scenario)}`))).toEqual({ ok: true, scenario })
})

test('a file that is wrong in two places tells both, with path and expectation', async () => {
  const wrong = { ...scenario, untilMs: 'soon', link: { delayMs: -1 } }
  expect(await readScenarioFile(file(JSON.stringify(wrong)))).toEqual({
    ok: false,
    code: 'no-scenario',
    problems: [
      { path: 'link.delayMs', expected: 'at least 0' },
      { path: 'untilMs', expected: 'a number' },
    ],
  })
})

test('a file that is no JSON, or too large, is refused as such', async () => {
  expect(await readScenarioFile(file('%PDF-1.7'))).toMatchObject({ ok: false, code: 'not-json' })
  expect(await readScenarioFile(file(' '.repeat(savedLimits.fileBytes + 1)))).toMatchObject({ code: 'too-large' })
})

test('the name of a file without its ending is the name of the scenario', () => {
  expect(nameOfFile('三次挥手.JSON')).toBe('三次挥手')
})
