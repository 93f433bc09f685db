import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

/** Runs a suite in a process of its own; `steps` is source text. */
function suite(steps: string) {
  const script = `
    import { runSuite, whole } from ${JSON.stringify(resolve('scripts/setup/suite.mjs'))}
    const tests = (passed, failed, options) => ({ title: 'tests', ...options, run: async () => ({ passed, failed }) })
    const broken = (options) => whole('broken', async () => { throw new Error('it broke') }, options)
    await runSuite([${steps}])`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  const lines = stdout.trim().split('\n')
  return { status, last: lines.at(-1), said: lines.filter((line) => /^(failed|passed when)/.test(line)), stderr }
}

test('the last line counts tests one by one and every other step as one', () => {
  expect(suite("whole('a', async () => 'fine'), tests(41, 0)")).toMatchObject({
    status: 0,
    last: '42 passed, 0 failed',
  })
})

test('a failed test makes the whole run fail', () => {
  expect(suite("whole('a', async () => 'fine'), tests(40, 2)")).toMatchObject({
    status: 1,
    last: '41 passed, 2 failed',
  })
})

test('a step that throws is a failure, and the others still run', () => {
  const result = suite('broken(), tests(3, 0)')
  expect(result).toMatchObject({ status: 1, last: '3 passed, 1 failed' })
  expect(result.stderr).toContain('it broke')
})

test('what failed stands by its name before the last line', () => {
  const named =
    "{ title: 'browser', run: async () => ({ passed: 1, failed: 1, failures: ['a page: late'], again: ['b: slow'] }) }"
  expect(suite(`broken(), ${named}`).said).toEqual([
    'failed: broken: it broke',
    'failed: browser: a page: late',
    'passed when tried again: browser: b: slow',
  ])
})

test('after a step that all others need, they count as failed', () => {
  expect(suite('tests(2, 0), broken({ needed: true }), tests(3, 0), tests(4, 0)')).toMatchObject({
    status: 1,
    last: '2 passed, 3 failed',
  })
})
