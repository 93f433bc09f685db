import { generateClients } from './clients.mjs'
import { installPackages } from './packages.mjs'
import { runTool } from './run.mjs'
import { command, unitTests, whole } from './suite.mjs'

/** Everything that needs neither a build nor a browser. */
export const checks = [
  whole('packages', installPackages, { needed: true }),
  whole('generated types', generateTypes, { needed: true }),
  command('linter', 'biome', ['ci', '--error-on-warnings', '.']),
  command('types', 'tsc', ['--noEmit', '-p', '.']),
  command('course content', 'tsx', ['content/check.ts']),
  command('migrations', 'tsx', ['scripts/db.ts', 'check']),
  unitTests('unit tests', []),
  unitTests('server tests on PostgreSQL', ['--config', 'scripts/postgresql/vitest.config.ts']),
]

/** Of the databases' clients and of the routes: the type check reads both. */
async function generateTypes() {
  await generateClients()
  await runTool('next', ['typegen'], { failure: 'next typegen failed:', env: { NEXT_TELEMETRY_DISABLED: '1' } })
  return 'database clients, routes'
}
