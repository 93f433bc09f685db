import { stripVTControlCharacters } from 'node:util'

/**
 * What Vitest's report says of the tests that failed: each by its name and the first line of why.
 * @param {{ testResults?: any[] }} report
 */
export const failuresOfVitest = ({ testResults = [] }) =>
  testResults.flatMap(({ name, message, assertionResults = [] }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    // A file that could not be loaded has no tests.
    if (failed.length === 0) return message ? [`${name}: ${firstLine(message)}`] : []
    return failed.map(({ fullName, failureMessages = [] }) => `${fullName}: ${firstLine(failureMessages[0])}`)
  })

/**
 * Playwright's tests that did not pass, and those that passed only when they were tried again.
 * @param {{ suites?: any[] }} report
 */
export function failuresOfPlaywright({ suites = [] }) {
  const tests = specsIn(suites)
  const named = (status) =>
    tests.filter((test) => test.status === status).map(({ title, error }) => `${title}: ${firstLine(error)}`)
  return { failures: named('unexpected'), again: named('flaky') }
}

const specsIn = (suites) =>
  suites.flatMap(({ specs = [], suites: inner = [], title }) => [
    ...specs.flatMap((spec) =>
      spec.tests.map(({ status, results }) => ({
        title: `${title} › ${spec.title}`,
        status,
        error: results.find(({ error }) => error)?.error.message,
      })),
    ),
    ...specsIn(inner),
  ])

const firstLine = (text = '') => stripVTControlCharacters(text).split('\n', 1)[0]
