import { mergeConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

/** The server's tests again, on PostgreSQL. */
export default mergeConfig(base, {
  test: { include: ['server/**/*.test.ts'], globalSetup: ['scripts/postgresql/for-tests.ts'] },
})
