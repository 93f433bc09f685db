import { readdirSync, readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Scenario } from '../../tcp/scenario.ts'
import { parseScenario } from '../../tcp/schema.ts'
import { libraryHash, linkLimits, readHash, sharedHash, titleLength } from './share-link.ts'

const scenario: Scenario = {
  version: 1,
  stack: { client: { profile: 'linux', sysctl: { tcp_fin_timeout: 10 } }, server: { profile: 'rfc9293' } },
  link: { delayMs: 20, loss: 0.25, seed: 7 },
  script: [
    { at: 0, host: 'server', do: 'listen' },
    { at: 0, host: 'client', do: 'connect' },
    { at: 60, host: 'server', do: 'accept' },
    { at: 100, host: 'client', do: 'close' },
    { at: 300, host: 'server', do: 'close' },
  ],
  network: [{ do: 'drop', from: 'client', nth: 3 }],
  untilMs: 65_000,
}
const shared = { scenario, step: 12, title: '第三次挥手 & more' }

test('a link gives back the scenario, the step and the title that it was made of', async () => {
  expect(await readHash(await sharedHash(shared))).toEqual({ kind: 'shared', ...shared })
})

test('a title that is too long is cut, and the link is still good', async () => {
  const opened = await readHash(await sharedHash({ ...shared, title: 'x'.repeat(200) }))
  expect(opened).toEqual({ kind: 'shared', ...shared, title: 'x'.repeat(titleLength) })
})

test('a link has only characters that no program escapes, and never ends in punctuation', async () => {
  for (let step = 0; step < 200; step++) {
    expect(await sharedHash({ ...shared, step })).toMatch(/^#v1\.[A-Za-z0-9_-]*[A-Za-z0-9]$/)
  }
})

test('punctuation that a chat program has put behind a link does no harm', async () => {
  const hash = await sharedHash(shared)
  for (const behind of ['.', ')', '),', '>', '…', '”。']) expect(await readHash(hash + behind)).toMatchObject(shared)
})

test('a scenario of the library is named by its slug and the step', async () => {
  expect(libraryHash('four-waves', 7)).toBe('#v1.four-waves.7')
  expect(await readHash('#v1.four-waves.7')).toEqual({ kind: 'library', slug: 'four-waves', step: 7 })
})

test.each(['', '#', '#library', '#library-heading'])(
  'a name of a place in the page (%j) holds nothing',
  async (hash) => {
    expect(await readHash(hash)).toEqual({ kind: 'nothing' })
  },
)

test('a link of a newer version says so, one of no version or of another shape is damaged', async () => {
  const body = (await sharedHash(shared)).slice('#v1.'.length)
  expect(await readHash(`#v2.${body}`)).toMatchObject({ kind: 'problem', code: 'newer' })
  expect(await readHash('#v999999999.whatever it will be')).toMatchObject({ kind: 'problem', code: 'newer' })
  for (const hash of [`#v0.${body}`, `#${body}`, '#v1', '#v1.', '#v1.four-waves.', '#v1.%00', '#v1.a.b.c', '#v1..7'])
    expect(await readHash(hash), hash).toMatchObject({ kind: 'problem', code: 'damaged' })
})

test('what is well packed and no scenario is told with path and expectation', async () => {
  const bad = { ...shared, scenario: { ...scenario, untilMs: -1 } as Scenario }
  expect(await readHash(await sharedHash(bad))).toEqual({
    kind: 'problem',
    code: 'invalid',
    problems: [{ path: 'untilMs', expected: 'at least 0' }],
  })
})

test.each([{ step: -1 }, { step: 1.5 }, { step: 10 ** 9 }, { step: '3' }, { title: 5 }, { title: 'x'.repeat(81) }])(
  'a step or a title that cannot be (%j) is damage',
  async (change) => {
    const hash = `#v1.${Buffer.from(deflateSync(JSON.stringify({ ...shared, ...change }))).toString('base64url')}A`
    expect(await readHash(hash.slice(0, -1))).toMatchObject({ kind: 'problem', code: 'damaged' })
  },
)

test('10,000 flipped bits open the same scenario or are found to be damage', async () => {
  const hash = await sharedHash(shared)
  const random = generator(1)
  const found = { shared: 0, problem: 0, library: 0, nothing: 0 }
  for (let round = 0; round < 10_000; round++) {
    const place = 1 + Math.floor(random() * (hash.length - 1))
    const bit = 1 << Math.floor(random() * 8)
    const flipped = hash.slice(0, place) + String.fromCharCode(hash.charCodeAt(place) ^ bit) + hash.slice(place + 1)
    const opened = await readHash(flipped)
    found[opened.kind]++
    if (opened.kind === 'shared') expect(opened).toEqual({ kind: 'shared', ...shared })
  }
  expect(found.problem).toBeGreaterThan(9_000)
  expect(found.library + found.nothing).toBe(0)
})

test('a link that was cut off anywhere is damaged, whatever is left of it', async () => {
  const hash = await sharedHash(shared)
  for (let length = '#v1'.length; length < hash.length; length++)
    expect(await readHash(hash.slice(0, length)), String(length)).toMatchObject({ kind: 'problem', code: 'damaged' })
})

test('an address of 100 kB is refused before it is read', async () => {
  expect(await readHash(`#v1.${'A'.repeat(100_000)}`)).toMatchObject({ kind: 'problem', code: 'too-long' })
})

test('a link that would inflate to 30 MB is given up at the limit', async () => {
  const bomb = deflateSync(Buffer.alloc(30_000_000, ' '), { level: 9 }).toString('base64url')
  expect(bomb.length).toBeLessThan(linkLimits.text)
  const before = process.memoryUsage().rss
  expect(await readHash(`#v1.${bomb}`)).toMatchObject({ kind: 'problem', code: 'damaged' })
  expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000)
})

test('JSON nested a hundred thousand deep is refused', async () => {
  const deep = deflateSync('['.repeat(100_000)).toString('base64url')
  expect(await readHash(`#v1.${deep}`)).toMatchObject({ kind: 'problem', code: 'damaged' })
})

test('every scenario of the library and every recording makes a link of less than 1,500 characters', async () => {
  const folders = ['../../content/scenarios/', '../../tcp/recordings/'].map((path) => new URL(path, import.meta.url))
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => new URL(name, folder)),
  )
  let measured = 0
  for (const file of files) {
    const value = JSON.parse(readFileSync(file, 'utf8'))
    const parsed = parseScenario(value.scenario ?? value)
    if (!parsed.ok) continue
    measured++
    const link = `https://four-waves.example.org/en/sandbox${await sharedHash({ ...parsed, step: 100, title: 'x'.repeat(80) })}`
    expect(link.length, file.pathname).toBeLessThan(1500)
  }
  expect(measured).toBeGreaterThan(50)
})

/** Numbers from 0 to 1 that are the same in every run. */
function generator(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
