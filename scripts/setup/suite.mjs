import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs'
import { captureTool } from './run.mjs'

/**
 * Runs steps one after the other. A step gives how many passed and failed; one marked `needed` ends the run when it
 * fails, and what could not run then counts as failed. Closes with what failed, by name, and "N passed, N failed".
 */
export async function runSuite(steps) {
  const total = { passed: 0, failed: 0 }
  const remarks = []
  let stopped = false
  for (const { title, needed = false, run } of steps) {
    if (stopped) {
      total.failed += 1
      console.log(`\n== ${title}: not run`)
      continue
    }
    console.log(`\n== ${title}`)
    const started = performance.now()
    const {
      passed,
      failed,
      failures = [],
      again = [],
    } = await run().catch((error) => {
      console.error(error.message)
      return { passed: 0, failed: 1, failures: [error.message] }
    })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`== ${title}: ${passed} passed, ${failed} failed (${seconds} s)`)
    remarks.push(...failures.map((each) => `failed: ${title}: ${each}`))
    remarks.push(...again.map((each) => `passed when tried again: ${title}: ${each}`))
    total.passed += passed
    total.failed += failed
    stopped = needed && failed > 0
  }
  if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

/** A step that is one thing: it says something or throws. */
export const whole = (title, work, options) => ({
  title,
  ...options,
  run: async () => {
    console.log(await work((doing) => console.log(`${doing} ...`)))
    return { passed: 1, failed: 0 }
  },
})

/** A step that is one command: its exit code decides. */
export const command = (title, tool, args, options) => ({
  title,
  ...options,
  run: async () => {
    const { code } = await captureTool(tool, args, { echo: true })
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, failures: ['see above'] }
  },
})

/** Vitest counts its own tests. A run that fails without a failing test, or has no tests, has failed. */
export const unitTests = (title, args, options) => ({
  title,
  ...options,
  run: () =>
    withReport(async (report) => {
      const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
      const { code } = await captureTool('vitest', ['run', ...args, ...reporters], { echo: true })
      const read = readReport(report)
      const { numPassedTests: passed, numFailedTests: failed } = read
      return { ...verdict(code, passed, failed), failures: failuresOfVitest(read) }
    }),
})

/**
 * A test that passes only when it is tried again has passed, as the browser itself may stall on a busy machine; it is
 * named at the end, so that somebody looks into it.
 */
export const browserTests = (title, env, args = []) => ({
  title,
  run: () =>
    withReport(async (report) => {
      const settings = { ...env(), PLAYWRIGHT_JSON_OUTPUT_NAME: report }
      const { code } = await captureTool('playwright', ['test', ...args, '--reporter=list,json'], {
        env: settings,
        echo: true,
      })
      const read = readReport(report)
      const { expected = 0, flaky = 0, unexpected = 0 } = read.stats ?? {}
      return { ...verdict(code, expected + flaky, unexpected), ...failuresOfPlaywright(read) }
    }),
})

const verdict = (code, passed = 0, failed = 0) => ({
  passed,
  failed: failed || (code !== 0 || passed === 0 ? 1 : 0),
})

async function withReport(work) {
  const folder = mkdtempSync(join(tmpdir(), 'four-waves-report-'))
  try {
    return await work(join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
