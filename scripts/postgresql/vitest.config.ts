import { mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.config.ts'

/** The server's tests again, on PostgreSQL. */
export default mergeConfig(shared, {
  test: { include: ['server/**/*.test.ts'], globalSetup: ['scripts/postgresql/for-tests.ts'] },
})
