import { expect, test } from 'vitest'
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs'

test('failed unit tests are named, and files that could not be loaded', () => {
  const report = {
    testResults: [
      {
        name: 'a.test.ts',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'a holds' },
          {
            status: 'failed',
            fullName: 'b holds',
            failureMessages: ['\u001b[31mAssertionError: 1 is not 2\u001b[39m\n  at line 3'],
          },
        ],
      },
      { name: 'broken.test.ts', message: 'SyntaxError: no\nmore', assertionResults: [] },
    ],
  }
  expect(failuresOfVitest(report)).toEqual(['b holds: AssertionError: 1 is not 2', 'broken.test.ts: SyntaxError: no'])
})

test('browser tests are named with their file, those that passed when tried again apart', () => {
  const spec = (title: string, status: string, ...messages: string[]) => ({
    title,
    tests: [{ status, results: messages.map((message) => ({ error: { message } })) }],
  })
  const report = {
    suites: [
      {
        title: 'pages.spec.ts',
        specs: [spec('is read', 'expected')],
        suites: [
          { title: 'a page', specs: [spec('waits', 'flaky', 'late\nat', ''), spec('opens', 'unexpected', 'shut')] },
        ],
      },
    ],
  }
  expect(failuresOfPlaywright(report)).toEqual({ failures: ['a page › opens: shut'], again: ['a page › waits: late'] })
})

test('an empty report has no failures', () => {
  expect(failuresOfVitest({})).toEqual([])
  expect(failuresOfPlaywright({})).toEqual({ failures: [], again: [] })
})
