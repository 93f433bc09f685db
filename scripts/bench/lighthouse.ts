import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Lighthouse of the mobile kind, simulated throttling. Scores 0..100, times in ms. */
export interface Audit {
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
  lcp: number
  tbt: number
  cls: number
  /** Lighthouse's own measure of the machine; rows taken at very different values cannot be compared. */
  cpuIndex: number
}

/** A run that Lighthouse itself gives up, as it does when its browser was slow to paint, is done again. */
export async function audit(url: string, chromium: string): Promise<Audit> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const result = await runOnce(url, chromium)
    if (result) return result
  }
  throw new Error(`Lighthouse gave up three times on ${url}`)
}

/** Lighthouse is fetched when it is needed: it is larger than the product. 12 is the last that runs on Node 20. */
async function runOnce(url: string, chromium: string): Promise<Audit | null> {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'))
  const file = join(folder, 'report.json')
  const browserFlags = [
    '--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors',
    '--host-resolver-rules="MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"',
  ]
  // Not spawnSync: the edge that serves the page lives in this process.
  const run = spawn(
    'npm',
    [
      ...['exec', '--yes', '--package=lighthouse@12.8.2', '--', 'lighthouse', url, '--output=json', '--quiet'],
      ...[`--output-path=${file}`, `--chrome-flags=${browserFlags.join(' ')}`],
    ],
    { env: { ...process.env, CHROME_PATH: chromium }, stdio: 'ignore' },
  )
  const [code] = await once(run, 'exit')
  if (code !== 0) return null
  const report = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(folder, { recursive: true })
  const score = (category: string) => Math.round(report.categories[category].score * 100)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    lcp: report.audits['largest-contentful-paint'].numericValue,
    tbt: report.audits['total-blocking-time'].numericValue,
    cls: report.audits['cumulative-layout-shift'].numericValue,
    cpuIndex: report.environment.benchmarkIndex,
  }
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
