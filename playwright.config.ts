import { existsSync } from 'node:fs'
import { chromium, defineConfig, devices } from '@playwright/test'

const port = Number(process.env.E2E_PORT ?? 3210)
const baseURL = `http://127.0.0.1:${port}`
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Playwright's own browser when it is installed; else the system's, named in the report. */
const executablePath =
  process.env.CHROMIUM_PATH ??
  (existsSync(chromium.executablePath()) ? undefined : systemBrowsers.find((path) => existsSync(path)))

// Where there is no graphics card, drawing as if there were one takes time.
const args = ['--disable-gpu']

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  // A whole mock interview, or a class with three learners, on a machine that does other work as well.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  retries: 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  metadata: { browser: executablePath ?? 'playwright chromium' },
  use: { baseURL, screenshot: 'only-on-failure', trace: 'on-first-retry', launchOptions: { executablePath, args } },
  projects: [{ name: 'chromium', use: devices['Desktop Chrome'] }],
  webServer: {
    command:
      'npx tsx scripts/db.ts deploy && npx tsx --conditions=react-server e2e/seed.ts && exec node scripts/serve.mjs',
    url: `${baseURL}/api/health`,
    reuseExistingServer: false,
    env: { PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: process.env.E2E_DATABASE_URL ?? 'file:./data/e2e.db' },
  },
})
