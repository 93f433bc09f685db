import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { captureTool } from './run.mjs'

/**
 * Runs steps one after the other. A step gives how many passed and failed; one marked `needed` ends the run when it
 * fails, and what could not run then counts as failed. Closes with "N passed, N failed".
 */
export async function runSuite(steps) {
  const total = { passed: 0, failed: 0 }
  let stopped = false
  for (const { title, needed = false, run } of steps) {
    if (stopped) {
      total.failed += 1
      console.log(`\n== ${title}: not run`)
      continue
    }
    console.log(`\n== ${title}`)
    const started = performance.now()
    const { passed, failed } = await run().catch((error) => {
      console.error(error.message)
      return { passed: 0, failed: 1 }
    })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`== ${title}: ${passed} passed, ${failed} failed (${seconds} s)`)
    total.passed += passed
    total.failed += failed
    stopped = needed && failed > 0
  }
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
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
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
      const { numPassedTests: passed, numFailedTests: failed } = readReport(report)
      return verdict(code, passed, failed)
    }),
})

export const browserTests = (title, env, args = []) => ({
  title,
  run: () =>
    withReport(async (report) => {
      const settings = { ...env(), PLAYWRIGHT_JSON_OUTPUT_NAME: report }
      const { code } = await captureTool('playwright', ['test', ...args, '--reporter=list,json'], {
        env: settings,
        echo: true,
      })
      const { expected = 0, flaky = 0, unexpected = 0 } = readReport(report).stats ?? {}
      return verdict(code, expected, unexpected + flaky)
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
