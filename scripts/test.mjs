// npm test: everything, from a fresh clone. Installs what is missing, a browser included.
import { browserEnvironment, findBrowser } from './setup/browser.mjs'
import { buildIfNeeded } from './setup/build.mjs'
import { checks } from './setup/checks.mjs'
import { browserTests, runSuite, unitTests, whole } from './setup/suite.mjs'

await runSuite([
  ...checks,
  whole('build', buildIfNeeded, { needed: true }),
  unitTests('tests of the build', ['--config', 'scripts/built/vitest.config.ts']),
  whole('browser', findBrowser, { needed: true }),
  browserTests('end-to-end tests', () => browserEnvironment),
  browserTests('end-to-end tests on PostgreSQL', () => browserEnvironment, [
    '--config',
    'scripts/postgresql/playwright.config.ts',
  ]),
])
