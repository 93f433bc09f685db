import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'
import { applicationPort, postgresqlPort } from './ports.ts'

const baseURL = `http://127.0.0.1:${applicationPort}`

/** A smoke of the end-to-end tests: the same build, on a PostgreSQL that is started for it. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '*.e2e.ts',
  use: { ...base.use, baseURL },
  webServer: {
    command: 'npx tsx scripts/postgresql/serve.ts',
    cwd: '../..',
    url: `${baseURL}/api/health`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: { PORT: String(applicationPort), HOST: '127.0.0.1', POSTGRESQL_PORT: String(postgresqlPort) },
  },
})
