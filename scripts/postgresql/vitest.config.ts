import { mergeConfig } from 'vitest/config'
import { projectsOf, shared } from '../../vitest.config.ts'

/** The server's tests again, on PostgreSQL. */
export default mergeConfig(shared, {
  test: { projects: projectsOf(['server']), globalSetup: ['scripts/postgresql/for-tests.ts'] },
})
