import { expect, test } from 'vitest'
import en from '../../content/messages/workbench.en.json'
import zh from '../../content/messages/workbench.zh.json'
import { parseScenario } from '../../tcp/schema.ts'
import { expectationOf } from './expectation.ts'

const good = {
  version: 1,
  stack: { client: { profile: 'linux' }, server: { profile: 'linux' } },
  link: { delayMs: 20 },
  script: [{ at: 0, host: 'client', do: 'connect' }],
  network: [],
  untilMs: 1000,
}
const manySettings = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`a${index}`, 1]))
const forge = (change: object) => ({
  network: [{ do: 'forge', at: 0, from: 'client', segment: { flags: 'RST', seq: 0, ack: null, len: 0, ...change } }],
})
const call = (change: object) => ({ script: [{ at: 0, host: 'client', do: 'send', bytes: 1, ...change }] })
const client = (stack: object) => ({ stack: { ...good.stack, client: stack } })

test.each<[string, unknown, string]>([
  ['no object', null, 'object'],
  ['another version', { ...good, version: 2 }, 'one-of'],
  ['an unknown key', { ...good, colour: 'red' }, 'no-key'],
  ['a time that is a text', { ...good, untilMs: 'soon' }, 'number'],
  ['a time before the start', { ...good, untilMs: -1 }, 'at-least'],
  ['a time behind all bounds', { ...good, untilMs: 1e12 }, 'at-most'],
  ['a script that is no list', { ...good, script: {} }, 'list'],
  ['a script that is too long', { ...good, script: Array(1001).fill(good.script[0]) }, 'at-most-long'],
  ['a call that there is not', { ...good, ...call({ do: 'dance' }) }, 'known'],
  ['half a byte', { ...good, ...call({ bytes: 0.5 }) }, 'whole'],
  ['a switch that is a number', { ...good, ...call({ more: 1 }) }, 'boolean'],
  ['an unknown profile', { ...good, ...client({ profile: 'bsd' }) }, 'one-of'],
  ['settings that are a list', { ...good, ...client({ profile: 'linux', sysctl: [] }) }, 'object'],
  ['too many settings', { ...good, ...client({ profile: 'linux', sysctl: manySettings }) }, 'settings'],
  ['a setting without a name', { ...good, ...client({ profile: 'linux', sysctl: { '': 1 } }) }, 'setting-name'],
  ['a setting that is nothing', { ...good, ...client({ profile: 'linux', sysctl: { a: null } }) }, 'number-or-text'],
  ['flags that there are not', { ...good, ...forge({ flags: 'URG' }) }, 'flags'],
  ['flags that are a number', { ...good, ...forge({ flags: 5 }) }, 'text'],
])('%s is told in the words of the page', (_, value, code) => {
  const parsed = parseScenario(value)
  expect(parsed.ok ? [] : parsed.problems.map((problem) => expectationOf(problem).code)).toEqual([code])
  expect(en.expected).toHaveProperty(code)
  expect(zh.expected).toHaveProperty(code)
})

test('limits, choices and keys are kept', () => {
  const about = (expected: string) => expectationOf({ path: '', expected }).values
  expect(about('at most 604800000').limit).toBe('604800000')
  expect(about('"rfc9293" or "linux"').values).toBe('"rfc9293" / "linux"')
  expect(about('a known "do"').key).toBe('do')
})

test('a sentence that nobody foresaw is still a message', () => {
  expect(expectationOf({ path: '', expected: 'something else' }).code).toBe('other')
})
